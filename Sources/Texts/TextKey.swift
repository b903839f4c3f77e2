/// Every text of Bobbin's own, by what it is for. `englishTexts` holds them in English.
public enum TextKey: String, Sendable, CaseIterable {
    // Prompts and places
    case promptInShell, promptInLesson, promptInPlay, placeInLesson, placeInNumberedLesson,
        placeOfHeading, stepsInLesson, stepsInNumberedLesson

    // What the next key does
    case enterGoesOn, enterRuns, enterLeaves, enterBeginsNext, stoppedEnterGoesOn, stoppedEnterRuns,
        typeLetter, guessLetter, guessNumber, guessGivenBefore, typeYourLine, lookAndName,
        solutionShown

    // Questions and answers
    case yourTurn, findTheFault, letters, affirmations, done, notYet, lineKept, lineTakenBack,
        tryAnother, guessFirst, answerFirst, yoursToDo, noSuchChoice, noNumber, rightChoice,
        guessAndTruth, truthNotMeasured, cameOutDifferently

    // Hints and solutions
    case hintGiven, noHint, noMoreHints, noHintBetweenSteps, noSolutionBetweenSteps, hintForRun,
        hintForGuess, hintForQuiz

    // Going through a lesson
    case buildsOn, leftOff, beginsAtStart, backAtStepBefore, stepBeginsAnew, isFirstStep,
        wasLastStep, goToWhich, noSuchStep, wentToStep, goesToStep, wayDidNotWork, skippedAndRuns,
        goesOnAllTheSame, didNotWork, setAside, faultNotPlanted, faultIsGone, stepTakesTooLong,
        undoEndsHere,
        undoEndsHereHint, undoEndsAtPlay, undoEndsAtPlayHint

    // Free play
    case playBegins, playEnds, playEndsByQuit, alreadyPlaying, resumeGoesBack, alreadyInLesson

    // Leaving and coming back
    case inLesson, leftFromShell, leftForGood, leftAtEnd, shellAfterLesson

    // The end of a lesson
    case endOfLesson, youCanNow, youHaveSeen, allDone, stepsDone, withSolution, someSkipped,
        guessesNear, yourGuesses, columnStep, columnKind, columnDone, columnYouSaid, columnItWas,
        guessNear, guessOff, stepPassed, stepShown, stepSkipped, stepIsHere

    // The course
    case courseTitle, youAreHere, guessesInAll, courseAdvice, courseAdviceBegin, courseAdviceGoOn,
        courseAdviceInLesson, lessonsFrom, noLessons, forgetWhich, forgotten, nothingToForget

    // Languages
    case notSpoken, comesInLanguage, lessonNotTranslated

    // The shell
    case greeting, oneLeftOut, someLeftOut

    // What words mean, for Tab
    case wordHint, wordSolution, wordSkip, wordBack, wordAgain, wordGoto, wordPlay, wordResume,
        wordMenu, wordLesson, wordLessons, wordProgress, wordRestart, wordForget, wordHelp, wordQuit

    // Help within a lesson
    case helpInLesson, helpOnHint, helpOnSolution, helpOnSkip, helpOnBack, helpOnAgain, helpOnGoto,
        helpOnRestart, helpOnPlay, helpOnMenu, helpOnLesson, helpOnProgress, helpOnQuit, helpOnEnter

    /// The page of help on one of a lesson's own words; nil for any other word.
    public static func help(on word: String) -> TextKey? {
        word.isEmpty ? .helpInLesson : pages[word]
    }

    /// What a word is for, in a few words; nil for any other word.
    public static func meaning(of word: String) -> TextKey? {
        TextKey(rawValue: "word" + word.prefix(1).uppercased() + word.dropFirst())
    }

    private static let pages: [String: TextKey] = [
        "hint": .helpOnHint, "hints": .helpOnHint, "solution": .helpOnSolution, "skip": .helpOnSkip,
        "back": .helpOnBack, "again": .helpOnAgain, "goto": .helpOnGoto, "go": .helpOnGoto,
        "restart": .helpOnRestart, "play": .helpOnPlay, "resume": .helpOnPlay, "menu": .helpOnMenu,
        "lessons": .helpOnMenu, "course": .helpOnMenu, "lesson": .helpOnLesson,
        "progress": .helpOnProgress, "forget": .helpOnProgress, "quit": .helpOnQuit,
        "exit": .helpOnQuit, "enter": .helpOnEnter, "next": .helpOnEnter, "n": .helpOnEnter,
    ]
}
