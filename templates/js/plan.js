(function () {
  var page = document;
  page.querySelectorAll("[data-copy]").forEach(function (button) {
    if (!navigator.clipboard) return;
    button.hidden = false;
    button.addEventListener("click", function () {
      var words = page.getElementById(button.dataset.copy).textContent.trim();
      navigator.clipboard.writeText(words).then(function () {
        var label = button.textContent;
        button.setAttribute("aria-live", "polite");
        button.textContent = page.body.dataset.copied;
        setTimeout(function () { button.textContent = label; }, 2500);
      });
    });
  });
})();
