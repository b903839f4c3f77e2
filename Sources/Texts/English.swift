/// All texts in English, in the order of their keys. A translation is a table like this one.
let englishTexts: [TextKey: String] = englishInLessons.merging(englishHelp) { first, _ in first }

/// What is said in lessons and by the shell.
private let englishInLessons: [TextKey: String] = [
    // Prompts and places
    .promptInShell: "bobbin [{number}]> ",
    .promptInLesson: "{place}> ",
    .promptInPlay: "play> ",
    .placeInLesson: "lesson · {step}/{steps}",
    .placeInNumberedLesson: "lesson {number} · {step}/{steps}",
    .placeOfHeading: "{step}/{steps}",
    .stepsInLesson: "{steps} {steps:step|steps}",
    .stepsInNumberedLesson: "lesson {number} · {steps} {steps:step|steps}",

    // What the next key does
    .enterGoesOn: "Enter goes on.",
    .enterRuns: "Enter runs {count:it|them}.",
    .enterLeaves: "Enter leaves the lesson.   `play` goes on with what you have built",
    .enterBeginsNext:
        "Enter begins lesson {number}, {title}.   `play` goes on with what you have built, `quit` leaves",
    .stoppedEnterGoesOn: "Stopped here. Enter goes on; `again` begins this step anew.",
    .stoppedEnterRuns: "Stopped here. Enter runs {count:this|these}; `again` begins the step anew.",
    .typeLetter: "Type {letters}.",
    .guessLetter: "Type {letters}: a guess is enough.",
    .guessNumber: "Type a number: a guess is enough.",
    .guessGivenBefore:
        "You guessed {guess} here. Enter shows what comes out; another guess may take its place.",
    .typeYourLine: "Type your line.   `hint` helps, `solution` shows how, `skip` goes on",
    .lookAndName: "Look around with any statement, then type {letters}.   `hint` helps",
    .solutionShown:
        "Type {count:it|them} yourself, or Enter runs {count:it|them} from the start of the step.",

    // Questions and answers
    .yourTurn: "Your turn",
    .findTheFault: "Something is wrong",
    .letters: "{first} or {last}",
    .affirmations: "Yes|Right|Exactly|Correct|Indeed|Quite so",
    .done: "Done.",
    .notYet: "Not yet. {task}",
    .lineKept: "Your line is kept; `undo` takes it back.",
    .lineTakenBack: "Everything is as it was before that line.",
    .tryAnother: "Try another.",
    .guessFirst: "A guess first, however rough: it costs nothing. `skip` goes on without.",
    .answerFirst: "An answer first: there is nothing to lose. `skip` goes on without.",
    .yoursToDo: "This one is yours to do. `hint` helps, `solution` shows how, `skip` goes on.",
    .noSuchChoice: "That is none of the answers. Type {letters}; `skip` goes on without.",
    .noNumber:
        "That is no number. Type one such as 3, 0.25, 1,200 or 12*10; `skip` goes on without.",
    .rightChoice: "The answer is **{letter}**: {text}. {reason}",
    .guessAndTruth: "You guessed {guess}; it is **{truth}**.",
    .truthNotMeasured: "The truth could not be measured this time.",
    .cameOutDifferently:
        "This time it came out differently than the lesson expected, so trust the numbers above rather than its words.",

    // Hints and solutions
    .hintGiven: "Hint {hint} of {hints}: {text}",
    .noHint: "There is no hint for this one. `solution` shows how it is done.",
    .noMoreHints: "Those were all hints. `solution` shows how it is done.",
    .noHintBetweenSteps: "There is nothing to do here but to go on.",
    .noSolutionBetweenSteps: "There is nothing to solve here.",
    .hintForRun:
        "This runs by itself: there is nothing to find out. You may also type it yourself.",
    .hintForGuess: "Any guess will do: it is the surprise that teaches.",
    .hintForQuiz: "Try one: every answer has its reason.",

    // Going through a lesson
    .buildsOn:
        "This lesson builds on {lessons}, which you have not finished yet. You can go on all the same.",
    .leftOff:
        "You left off at step {step} of {steps}. A moment, please: the earlier steps run once more. (`restart` begins the lesson anew.)",
    .beginsAtStart: "That did not work, so the lesson begins at its start.",
    .backAtStepBefore: "Back to the step before; everything is as it was then.",
    .stepBeginsAnew: "This step begins anew; everything is as it was before it.",
    .isFirstStep: "This is the first step.",
    .wasLastStep: "That was the last step.",
    .goToWhich: "`goto` takes the number of a step, from 1 to {steps}: `goto 2`.",
    .noSuchStep: "There is no step {step}: this lesson has the steps 1 to {steps}.",
    .wentToStep: "To step {step}; everything is as it was then.",
    .goesToStep:
        "To step {step}. A moment, please: the steps on the way run by themselves, so that it finds what it builds on.",
    .wayDidNotWork: "One of the steps on the way did not work, so you are where you were.",
    .skippedAndRuns: "Skipped. So that the rest can build on it, this runs: {statements}.",
    .goesOnAllTheSame: "That did not work; the lesson goes on all the same.",
    .didNotWork:
        "This did not work here, and everything is as it was. Enter tries again; `skip` goes on without it.",
    .setAside: "What you tried here is set aside; the lesson goes on from the start of this step.",
    .faultNotPlanted: "The fault could not be planted. `skip` goes on.",
    .stepTakesTooLong:
        "This step takes longer than the {seconds} s that its lesson may take for it, so it was stopped.",
    .faultIsGone: "The fault is gone: everything is as it was before it.",
    .undoEndsHere: "There is nothing to take back in this step.",
    .undoEndsHereHint:
        "`undo` goes no further than the start of a step; `back` goes to the step before.",
    .undoEndsAtPlay: "There is nothing to take back since you began to play.",
    .undoEndsAtPlayHint: "`resume` goes back to the lesson.",

    // Free play
    .playBegins:
        "Try whatever you like. `resume` brings you back to the lesson, with everything as it is now.",
    .playEnds: "Back in the lesson, with everything as you left it.",
    .playEndsByQuit:
        "Back in the lesson, with everything as you left it. `quit` once more leaves it.",
    .alreadyPlaying: "You are playing. `resume` goes back to the lesson.",
    .resumeGoesBack: "You are playing: `resume` goes back to the lesson.",
    .alreadyInLesson: "You are in the lesson already.",

    // Leaving and coming back
    .inLesson: "You are in it: {title}, {place}. `menu` shows the other lessons.",
    .leftFromShell:
        "You have left {title}; your place, step {step} of {steps}, is kept. `lesson` goes on there, and here is the shell.",
    .leftForGood:
        "Your place in {title}, step {step} of {steps}, is kept. `bobbin lesson` goes on there.",
    .leftAtEnd: "{title} is done. `bobbin lesson` begins the next one.",
    .shellAfterLesson:
        "Here is the shell, with everything that you have built. `lessons` shows the course.",

    // The end of a lesson
    .endOfLesson: "The end of {title}",
    .youCanNow: "You can now",
    .youHaveSeen: "You have seen: {parts}.",
    .allDone: "That was all of it.",
    .stepsDone: "{done} of {steps} {steps:step|steps} done",
    .withSolution: "{count} of them with the solution",
    .someSkipped: "{count} skipped",
    .guessesNear: "{near} of {count} {count:guess|guesses} near",
    .yourGuesses: "Your guesses",
    .columnStep: "step",
    .columnKind: "kind",
    .columnDone: "done",
    .columnYouSaid: "you said",
    .columnItWas: "it was",
    .guessNear: "near",
    .guessOff: "off",
    .stepPassed: "yes",
    .stepShown: "with the solution",
    .stepSkipped: "skipped",
    .stepIsHere: "here",

    // The course
    .courseTitle: "The course: {finished} of {count} {count:lesson|lessons} finished",
    .youAreHere: "you are here",
    .guessesInAll: "Guesses: {near} of {count} near the truth.",
    .courseAdvice: "`lesson 1` begins the first.",
    .courseAdviceBegin:
        "`lesson` begins lesson {number}, {title}; any other by its number, as `lesson 2`.",
    .courseAdviceGoOn:
        "`lesson` goes on with lesson {number}, {title}; any other begins by its number, as `lesson 2`.",
    .courseAdviceInLesson:
        "Enter stays where you are; `lesson 1` goes to another, `progress here` shows the steps of this one.",
    .lessonsFrom: "These lessons are those in {folder}.",
    .noLessons: "There are no lessons here.",
    .forgetWhich: "`forget` needs the name of a lesson, as in `forget first-network`.",
    .forgotten: "Forgotten: {title} starts from its beginning again.",
    .nothingToForget: "There was no progress in {title} to forget.",

    // Languages
    .notSpoken: "Bobbin does not speak {language} yet: its own words come in English.",
    .comesInLanguage: "in {language}",
    .lessonNotTranslated: "This lesson is not translated into {language} yet: it comes in English.",

    // The shell
    .greeting: "Bobbin {version} · deep learning, one line at a time      lesson   help   quit",
    .oneLeftOut: "The statement after it was not run.",
    .someLeftOut: "The {count} statements after it were not run.",

    // What words mean, for Tab
    .wordHint: "The next hint.",
    .wordSolution: "Shows what would solve it.",
    .wordSkip: "Goes on without solving it.",
    .wordBack: "One step back.",
    .wordAgain: "The step once more, from its start.",
    .wordGoto: "To a step by its number.",
    .wordPlay: "Free play with what you have built.",
    .wordResume: "Back to the lesson.",
    .wordMenu: "The course, with how far you are.",
    .wordLesson: "Begins a lesson, or goes on where you left off.",
    .wordLessons: "The course, with how far you are.",
    .wordProgress: "How far you are in the lessons.",
    .wordRestart: "The lesson once more, from its start.",
    .wordForget: "Forgets your progress in a lesson.",
    .wordHelp: "What can be typed here; `help fit` explains a statement.",
    .wordQuit: "Leaves; your place is kept.",
]
