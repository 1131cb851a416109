// Starts the components of the two libraries. Every page works without it.
import { initAll as startGovuk } from './vendor/govuk-frontend/govuk-frontend.min.js';
import { FilterToggleButton, initAll as startMoj } from './vendor/moj-frontend/moj-frontend.min.js';

startGovuk();
startMoj();
// On a small screen it hides by itself.
for (const filter of document.querySelectorAll('[data-module="moj-filter"]')) {
  new FilterToggleButton(filter, { startHidden: false });
}
