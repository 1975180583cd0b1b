(function () {
  var field = document.getElementById("words"), said = document.getElementById("said");
  if (!field) return;
  field.parentElement.hidden = false;
  field.addEventListener("input", function () {
    var words = field.value.toLowerCase().split(/\s+/).filter(Boolean), shown = 0;
    document.querySelectorAll(".findable tr").forEach(function (row) {
      var text = row.textContent.toLowerCase();
      var fits = words.every(function (word) { return text.indexOf(word) >= 0; });
      row.classList.toggle("unfit", !fits);
      shown += fits;
    });
    said.textContent = words.length ? said.dataset.said.replace("{n}", shown) : "";
  });
})();
