/// The status page's script: filters and sorts at once what the page holds whole, shows local times, and looks again
/// each minute. Without it the same is done by links and the form.
enum PageScript {
  static let text = """
    (() => {
      const table = document.querySelector('.feeds'), body = table.tBodies[0];
      const field = document.getElementById('q'), shown = document.getElementById('shown');
      const isWhole = table.dataset.whole === '1', rows = [...body.querySelectorAll('tr[data-feed]')];
      let pause;
      field.addEventListener('input', () => {
        clearTimeout(pause);
        if (!isWhole) { pause = setTimeout(() => field.form.requestSubmit(), 600); return; }
        const words = field.value.toLowerCase().split(/\\s+/).filter(word => word);
        let count = 0;
        for (const row of rows) {
          row.words ??= row.textContent.toLowerCase();
          row.hidden = !words.every(word => row.words.includes(word));
          if (!row.hidden) count++;
        }
        shown.textContent = count + (count === 1 ? ' feed' : ' feeds');
      });
      if (isWhole) field.form.addEventListener('submit', event => event.preventDefault());
      if (isWhole) for (const head of table.querySelectorAll('th[data-key]')) {
        head.querySelector('a').addEventListener('click', event => {
          event.preventDefault();
          const key = head.dataset.key, isDown = head.getAttribute('aria-sort') === 'ascending';
          for (const other of table.querySelectorAll('th[aria-sort]')) other.removeAttribute('aria-sort');
          head.setAttribute('aria-sort', isDown ? 'descending' : 'ascending');
          const order = (a, b) => key === 'feed'
            ? a.dataset.feed.localeCompare(b.dataset.feed) : a.dataset[key] - b.dataset[key];
          rows.sort((a, b) => isDown ? order(b, a) : order(a, b));
          body.append(...rows);
          // The minute's reload keeps the order.
          history.replaceState(null, '', '/?sort=' + (isDown ? '-' : '') + key);
        });
      }
      for (const time of document.querySelectorAll('time')) time.title = new Date(time.dateTime).toLocaleString();
      setInterval(() => {
        if (!document.hidden && document.activeElement !== field && !field.value) location.reload();
      }, 60000);
    })();
    """
}
