// Draws the list anew when the engine says that something has changed. Without this, reloading the page does the same.
const cases = document.getElementById('cases');
const news = document.getElementById('news');
let shown = cases.innerHTML.trim();

const counts = () => cases.querySelector('[data-counts]').dataset.counts;

function put(list) {
  const before = counts();
  const focused = cases.contains(document.activeElement) ? document.activeElement.id : null;
  cases.innerHTML = list;
  if (focused) {
    // Whoever was at something that has gone stays in the list.
    (document.getElementById(focused) ?? cases).focus({ preventScroll: true });
  }
  if (counts() !== before) {
    news.textContent = `The list has changed: ${counts()}.`;
  }
}

async function drawAnew() {
  const answer = await fetch(cases.dataset.list);
  if (answer.redirected) {
    location.reload();
  } else if (answer.ok) {
    const list = (await answer.text()).trim();
    if (list !== shown) {
      shown = list;
      put(list);
    }
  }
}

new EventSource(cases.dataset.stream).addEventListener('changed', () => drawAnew().catch(() => {}));
