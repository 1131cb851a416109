// Starts the components of the two libraries. Every page works without it.
import { initAll as startGovuk } from './vendor/govuk-frontend/govuk-frontend.min.js';
import { initAll as startMoj } from './vendor/moj-frontend/moj-frontend.min.js';

startGovuk();
startMoj();
