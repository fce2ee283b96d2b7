// Runs once for every view. Everything a person does on it becomes one event, 'act', with what was done as its data.
// Listeners sit on the view itself, so that they outlive every change of its content.
const act = (data) => trigger('act', data);

const chipNames = (box) => [...box.querySelectorAll('.vs-chip')].map((chip) => chip.dataset.name);
const sendChips = (box, names) =>
  act({ do: 'edit', field: 'foregrounds', scene: Number(box.dataset.scene), value: names });

const addChip = (input) => {
  const box = input.closest('[data-chips]');
  const names = input.value.split(',').map((name) => name.trim()).filter(Boolean);
  input.value = '';
  if (names.length) sendChips(box, [...new Set([...chipNames(box), ...names])]);
};

const readData = (source) => {
  const data = { ...source.dataset };
  for (const name of ['scene', 'to', 'number', 'on']) if (name in data) data[name] = Number(data[name]);
  return data;
};

// The brush opens above the pictures: bring it into view once it is there.
const showPanel = (until) => {
  const panel = document.querySelector('#mask-panel');
  if (panel?.offsetParent) panel.scrollIntoView({ behavior: 'smooth', block: 'start' });
  else if (Date.now() < until) setTimeout(() => showPanel(until), 150);
};

// Cards that a picture of one's own can be put on: of somebody or some place, or of a scene.
const CARDS = '.vs-reference, .vs-shot';
const subjectOf = ({ dataset }) =>
  'entity' in dataset ? { entity: dataset.entity } : { scene: Number(dataset.scene) };

const sendFile = async (file, card) => {
  const subject = subjectOf(card);
  card.classList.add('vs-uploading');
  try {
    const kept = await upload(file);
    act({ ...subject, do: 'upload', path: kept.path });
  } catch (error) {
    act({ ...subject, do: 'refused', reason: String(error?.message ?? error) });
  } finally {
    card.classList.remove('vs-uploading');
  }
};

element.addEventListener('click', (event) => {
  const chip = event.target.closest('[data-unchip]');
  if (chip) {
    const box = chip.closest('[data-chips]');
    sendChips(box, chipNames(box).filter((name) => name !== chip.dataset.unchip));
    return;
  }
  const button = event.target.closest('[data-do]');
  if (!button || button.disabled) return;
  button.closest('details')?.removeAttribute('open');
  if (button.dataset.ask && !window.confirm(button.dataset.ask)) return;
  if (button.dataset.do === 'copy') {
    const field = button.parentElement.querySelector('input');
    field.select();
    (navigator.clipboard?.writeText(button.dataset.copy) ?? Promise.reject()).catch(() => document.execCommand('copy'));
    button.querySelector('span').textContent = 'Copied';
    return;
  }
  if (button.dataset.do === 'mask') showPanel(Date.now() + 5000);
  act({ ...readData(button), here: window.location.origin + window.location.pathname });
});

// A menu closes when something else is clicked.
document.addEventListener('click', (event) => {
  const menu = element.querySelector('details.vs-menu[open]');
  if (menu && !menu.contains(event.target)) menu.removeAttribute('open');
});

element.addEventListener('change', (event) => {
  const field = event.target;
  if (field.dataset.file && field.files.length) {
    sendFile(field.files[0], field.closest(CARDS));
    field.value = '';
  } else if (field.hasAttribute('data-chip')) {
    addChip(field);
  } else if (field.dataset.edit) {
    const data = readData(field);
    const value = field.type === 'checkbox' ? field.checked : field.value;
    act({ ...data, do: 'edit', field: data.edit, value });
  }
});

element.addEventListener('keydown', (event) => {
  const field = event.target;
  if (field.hasAttribute('data-chip')) {
    if (event.key === 'Enter' || event.key === ',') {
      event.preventDefault();
      addChip(field);
    } else if (event.key === 'Backspace' && !field.value) {
      const box = field.closest('[data-chips]');
      const names = chipNames(box);
      if (names.length) sendChips(box, names.slice(0, -1));
    }
  } else if (event.key === 'Enter' && field.matches('input[data-edit]')) {
    field.blur();
  } else if (event.key === 'Escape') {
    element.querySelector('details[open]')?.removeAttribute('open');
  }
});

const dropped = (event) => event.target.closest('[data-drop]');
// A card that takes no picture now: the program says whether a run or a lock is in the way.
const refuse = (event) => {
  const card = event.target.closest(CARDS);
  if (card) act({ ...subjectOf(card), do: 'refused', reason: 'it is locked. Unlock it first' });
};
element.addEventListener('dragover', (event) => {
  // Without this the browser would leave the page to show a file that misses its card.
  if (!event.dataTransfer.types.includes('Files')) return;
  event.preventDefault();
  dropped(event)?.classList.add('vs-over');
});
element.addEventListener('dragleave', (event) => dropped(event)?.classList.remove('vs-over'));
element.addEventListener('drop', (event) => {
  const card = dropped(event);
  const file = event.dataTransfer.files[0];
  if (!file) return;
  event.preventDefault();
  card?.classList.remove('vs-over');
  if (card) sendFile(file, card);
  else refuse(event);
});
element.addEventListener('paste', (event) => {
  const card = dropped(event);
  const file = [...(event.clipboardData?.files ?? [])][0];
  if (!file) return;
  event.preventDefault();
  if (card) sendFile(file, card);
  else refuse(event);
});

// A download that was prepared starts by itself, and a field whose value was refused shows again the one that holds.
watch('value', () => {
  for (const field of element.querySelectorAll('[type="checkbox"][data-edit]'))
    field.checked = field.hasAttribute('checked');
  for (const field of element.querySelectorAll('[data-turn] :not([type="checkbox"])[data-edit]'))
    if (field !== document.activeElement) field.value = field.getAttribute('value');
  const ready = element.querySelector('a[data-ready]');
  if (ready && ready.dataset.ready !== element.dataset.fetched) {
    element.dataset.fetched = ready.dataset.ready;
    ready.click();
  }
});
