import type { sharedTexts as original } from '../zh-Hant/shared';

export const sharedTexts: typeof original = {
  ui: {
    action: {
      save: 'Save', cancel: 'Cancel', close: 'Close', add: 'Add', edit: 'Change', delete: 'Delete', retry: 'Try again', reload: 'Reload',
    },
    error: {
      title: 'Not done',
      unexpected: 'The page failed; nothing was changed. Reload it and try again.',
      offline: 'The server cannot be reached, so this may not have been done. Check your connection and try again; what you typed is still here.',
      timeout: 'The server took too long, so it is not known whether this was done. Reload to see the result before doing it again.',
      cut: 'The connection broke off before everything had come. Try again.',
      reference: 'Code: %{reference}',
      page: 'This page cannot be shown',
      'new-version': 'The system has been updated. Reload the page to go on.',
    },
    page: { code: 'Module code %{code}', loading: 'Loading' },
    form: {
      saved: 'Saved', unsaved: 'Some changes are not saved. Leave anyway?', count: '%{used}/%{limit} characters', 'roc-date': 'A date in ROC years, for example 111/02/14', 'bad-date': 'Enter a date in ROC years, for example 111/02/14.', 'pick-date': 'Open the calendar',
    },
    grid: {
      'hint-number': 'For example 5, 3-8, >=3', 'hint-date': 'For example 111/02/14, 111/02, 111/02/01~111/02/14',
      total: '%{total} rows', range: '%{from}–%{to} of %{total}', page: 'Page %{page} of %{pages}', previous: 'Previous page', next: 'Next page', first: 'First page', last: 'Last page', 'rows-per-page': 'Rows per page',
      filter: 'Filter by %{column}', all: 'All', sort: 'Sort by %{column}', columns: 'Columns', 'columns-help': 'Choose the columns to show', 'all-columns': 'Show all columns', export: 'Export to Excel', exporting: 'Exporting…', exported: '%{name} was exported',
      'clear-filters': 'Clear filters', 'show-filters': 'Filter and sort', empty: 'There is nothing here yet.', 'empty-filtered': 'Nothing matches the filters.', loading: 'Loading',
      selected: '%{count} selected', unselect: 'Unselect', 'select-all': 'Select all of this page', 'select-row': 'Select %{row}', open: 'Open', actions: 'Actions', 'sort-by': 'Sort by', ascending: 'ascending', descending: 'descending', cards: 'List: %{name}',
    },
    'saved-filters': { title: 'Kept filters', save: 'Keep this filter', name: 'Name', 'name-help': 'One of the same name is replaced. It is there wherever you sign in, and only for you.', help: 'Use this filter', saved: 'Kept the filter “%{name}”', removed: 'Deleted the filter “%{name}”' },
    /** Between the parts of a list in a sentence. */
    separator: ', ',
    lists: {
      filter: 'Filter', count: '%{shown} / %{total}', selected: '%{count} ticked', add: 'Add %{count}', remove: 'Remove %{count}', 'select-matching': 'Tick all %{count} that match', unselect: 'Untick all',
      empty: 'Nothing here.', 'empty-filtered': 'Nothing matches.', changes: 'Not saved: %{added} added, %{removed} removed', 'changes-within': 'Not saved: %{added} added, %{removed} removed, %{changed} changed', moved: '%{count} added, not saved yet', removed: '%{count} removed, not saved yet', truncated: 'Only the first %{shown} are shown; type to filter.',
    },
    job: {
      waiting: 'Waiting to start', running: 'Running', done: 'Done', failed: 'Not done', progress: '%{done} / %{total}', 'leave-safe': 'You can leave this page; the work goes on. Its result stays under “Recent work”.', file: 'Download %{name}',
    },
    file: {
      view: 'View file', failed: 'The file cannot be shown; download it to open it.', download: 'Download', page: 'Page %{page}', pages: '%{pages} pages', 'zoom-in': 'Larger', 'zoom-out': 'Smaller', image: 'Picture: %{name}', video: 'Video: %{name}', audio: 'Audio: %{name}', document: 'Document: %{name}', 'cannot-show': 'This kind of file cannot be shown here; download it to open it.',
    },
  },
};
