// The sentence to say is copied by a button, which stands there only where a script can do it.

for (const button of document.querySelectorAll("button[data-copy]")) {
  const sentence = document.getElementById(button.dataset.copy);
  const state = document.getElementById(`${button.dataset.copy}-state`);
  button.hidden = false;
  button.addEventListener("click", async () => {
    const text = sentence.textContent.trim();
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      // not allowed here: what is selected can still be copied
      const range = document.createRange();
      range.selectNodeContents(sentence);
      const selection = getSelection();
      selection.removeAllRanges();
      selection.addRange(range);
      if (!document.execCommand("copy")) {
        return;
      }
    }
    state.textContent = button.dataset.copied;
  });
}
