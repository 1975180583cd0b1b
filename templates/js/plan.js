(() => {
  const page = document, all = (what) => page.querySelectorAll(what);
  for (const button of all("[data-copy]")) {
    if (!navigator.clipboard) break;
    button.hidden = false;
    button.onclick = async () => {
      await navigator.clipboard.writeText(page.getElementById(button.dataset.copy).textContent.trim());
      const label = button.textContent;
      button.setAttribute("aria-live", "polite");
      button.textContent = page.body.dataset.copied;
      setTimeout(() => { button.textContent = label; }, 2500);
    };
  }
  const [call] = all("[data-call]"), usual = call?.textContent;
  const mark = () => {
    for (const old of all(".mark")) old.remove();
    all("[data-roster]").forEach((roster, index) => {
      const { value, dataset: { zone: timeZone, now, open } } = page.getElementById("turns-" + roster.dataset.roster);
      const weeks = value.split("|");
      let at = parseInt(weeks.shift(), 36), who = -1, until = Date.now() / 60000;
      for (const week of weeks) {
        const [times, ...numbers] = week.split(" ").map((number) => parseInt(number, 36));
        for (let n = times * numbers.length, i = 0; i < n; i += 2) {
          const start = at, place = numbers[(i + 1) % numbers.length];
          at += numbers[i % numbers.length];
          if (who < 0 ? start <= until && until < at : start === until && place === who) [who, until] = [place, at];
        }
      }
      [...roster.children].forEach((row, place) => row.classList.toggle("now", place === who));
      const row = roster.children[who], number = row?.querySelector("[href^=tel]");
      if (row) {
        const words = row.appendChild(page.createElement("em"));
        words.className = "mark";
        const told = (time, form) => new Date(time).toLocaleString(page.documentElement.lang, { timeZone, ...form });
        const year = { year: "numeric" }, then = until * 60000;
        words.textContent = until === at ? open : now.replace("%", told(then, {
          weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23",
          ...(told(then, year) === told(Date.now(), year) ? {} : year),
        }));
      }
      if (index || !call) return;
      call.href = number?.href ?? "#on-duty";
      const called = number && call.dataset.call.replace("%", row.querySelector("strong").textContent);
      call.lastChild.textContent = called || usual;
    });
  };
  mark();
  setInterval(mark, 60000);
})();
