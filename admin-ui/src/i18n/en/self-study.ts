import type { selfStudyScreenTexts as original } from '../zh-Hant/self-study';

export const selfStudyScreenTexts: typeof original = {
  screens: { certificationGroups: 'Groups who certify plans', certificationStages: 'Order of stages', studyPlans: 'Self-study plans', planReviews: 'Review self-study plans' },
  'self-study': {
    groups: {
      help: 'Make groups by subject, by field, or of your own, and choose the staff of each. Groups can stand in the order of stages.',
      list: '%{kind}: groups', staff: '%{smart_count} members', choose: 'Choose a group to set its staff.', empty: 'No group yet; add one first.',
      'add-title': 'Add a group (%{kind})', 'rename-title': 'Rename the group (%{kind})', 'name-help': { subject: 'Such as Chinese, mathematics.', field: 'Such as languages, natural sciences.', custom: 'Such as plan reviewers, library.' },
      'delete-title': 'Delete the group', delete: 'Deletes the group “%{name}” with its %{staff} members. This cannot be taken back.', deleted: 'Group “%{name}” deleted',
      person: 'Name', 'to-pick': 'Staff to pick', picked: 'Staff of %{name}',
    },
    stages: {
      help: 'A self-study plan passes these stages one after the other, such as the homeroom teacher, then a subject’s group. Plans under way keep the order that they were submitted with.',
      order: 'Stages', identity: 'Stage', choose: 'Choose a stage', empty: 'No stages yet; until they are set no plan can be submitted.', nobody: 'Nobody is in this group yet: plans will wait here.',
      up: '%{name} up', down: '%{name} down', remove: 'Remove %{name}', moved: '%{name} is now stage %{position}', 'under-way': '%{smart_count} plans are under way and keep their order.',
    },
    step: { passed: '%{stage}: passed', now: '%{stage}: reviewing%{people}', returned: '%{stage}: sent back', ahead: '%{stage}', nobody: 'Nobody is at this stage at present; ask your school.' },
    plan: {
      help: 'Write down what you want to learn by yourself. Teachers review it stage by stage; once passed you can begin, and write the result when you are done.',
      empty: 'No plan yet. Write its title, motive and content, keep it as a draft, and submit it when it is ready.',
      add: 'Add a plan', 'add-title': 'Add a self-study plan', 'edit-title': 'Edit the self-study plan', saved: 'Plan saved. When it is ready, press “Submit” in the list.',
      term: 'Term', title: 'Title', motive: 'Motive', content: 'Content', weekly: 'Week by week', week: 'Week %{week}', 'add-week': 'Add a week', resources: 'Resources', expected: 'Expected result', result: 'Result', needed: 'Needed before it is submitted.',
      lacks: 'To be written before it can be submitted: %{fields}', 'result-title': 'Result: %{title}', history: 'History',
      action: { submit: 'Submit', edit: 'Edit', result: 'Write the result', performance: 'Keep as a performance', withdraw: 'Withdraw', remove: 'Delete' },
    },
    submit: { title: 'Submit?', text: '“%{title}” goes to the teachers of each stage in turn. You can withdraw it until the first stage has answered; it cannot be changed meanwhile.', done: 'Submitted.' },
    withdraw: { title: 'Withdraw this plan?', text: 'Teachers will no longer see “%{title}”; you can mend it and submit it again.', done: 'Withdrawn.' },
    remove: { title: 'Delete this plan?', text: 'Deletes 1 plan for good: %{title}', done: '1 plan deleted.' },
    event: { submit: 'Submitted', withdraw: 'Withdrawn', pass: 'Passed', return: 'Sent back' },
    reviews: {
      help: 'Plans that are at your stage now. Open one by its title.', empty: 'No plan waits for you.',
      pass: 'Pass', 'pass-many': 'Pass %{smart_count}', 'return-many': 'Send %{smart_count} back',
      'pass-title': 'Pass %{smart_count} plans?', 'pass-text': 'These %{smart_count} plans go on to the next stage; after the last one the student can begin. This cannot be taken back.', passed: '%{smart_count} passed.',
      'return-title': 'Send %{smart_count} plans back', returned: '%{smart_count} sent back.', refused: '%{smart_count} were not changed',
    },
  },
};
