import type { frameTexts as original } from '../zh-Hant/frame';

export const frameTexts: typeof original = {
  app: { name: 'Learning portfolios', title: '%{page} | Learning portfolios' },
  chapters: {
    home: 'Home', sync: 'Synchronisation', query: 'Queries', system: 'Administration', selfStudy: 'Self-study', exchange: 'Exchange', submit: 'Submission', receipt: 'Receipts', analysis: 'Analysis', mine: 'My portfolio', teaching: 'Certification',
  },
  screens: {
    home: 'Home', roleGroups: 'Role groups', audit: 'Audit log', jobs: 'Background work', myJobs: 'Recent work', changePassword: 'Change password', clusters: 'Fields of study', notices: 'News', signIn: 'Sign in',
    myOutcomes: 'Outcomes', tickOutcomes: 'Ticking', certify: 'Certify outcomes', studentOutcomes: 'Outcomes by student',
  },
  frame: {
    menu: 'Menu', 'open-menu': 'Open the menu', 'skip-to-content': 'Skip to content', 'find-screen': 'Find a screen', 'find-screen-hint': 'Name or module code', 'no-screen': 'No such screen', term: 'Term', 'term-name': '%{year}, semester %{semester}', 'year-name': 'Year %{year}', 'jobs-running': 'Recent work, %{count} running', jobs: 'Recent work', 'no-jobs': 'No recent work.', 'all-jobs': 'See all', person: 'Menu of %{name}', language: 'Language', theme: 'Appearance', light: 'Light', dark: 'Dark', system: 'As the device', 'sign-out': 'Sign out', 'not-found': 'Page not found', 'not-found-help': 'The address is not right, or your account does not have this screen. If you need it, ask your school’s administrator.', 'to-home': 'To the home page', navigation: 'Main', printed: 'Printed %{at}',
  },
};
