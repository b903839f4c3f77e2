/// The pages of help on a lesson's own words.
let englishHelp: [TextKey: String] = [
    // Help within a lesson
    .helpInLesson: """
    ## In a lesson

    - Enter goes on, and runs what a step shows; you may also type that yourself
    - `hint` helps a little, and again a little more; `solution` shows how it is done
    - `skip` goes on without doing the step, `again` begins it anew, `back` goes to the one before, `goto 7` to any
    - any statement may be tried: `shapes`, `x = 3`; `undo` takes it back, `cells` lists what ran, `keras` shows it as Python
    - `play` lets you go your own way with what you have built; `resume` comes back
    - `menu` shows the course, `lesson 5` goes to another lesson, `progress` shows how far you are
    - `quit` leaves; your place is kept. `restart` begins this lesson anew

    `help hint` explains one of these words, `help fit` a statement, `help statements` lists them all.
    """,
    .helpOnHint: """
    ## hint

    A step that is yours to do has some hints, the first of them vague and the last nearly the answer. Each `hint` shows one more. After the last, `solution` shows how it is done.
    """,
    .helpOnSolution: """
    ## solution

    Shows how a step is done: type it yourself, or press Enter and it runs. In a guess it runs the truth, in a question it names the right answer. It is noted that you looked, and nothing else comes of it.
    """,
    .helpOnSkip: """
    ## skip

    Goes on without doing the step. What later steps build on runs by itself, and is named.
    """,
    .helpOnBack: """
    ## back

    Goes to the step before, with everything as it was then. `goto 3` goes to the third, `again` to the start of this one.
    """,
    .helpOnAgain: """
    ## again

    Begins this step anew, with everything as it was before it. `undo` takes back one line only.
    """,
    .helpOnGoto: """
    ## goto

    `goto 7` goes to step 7. A step that you have seen finds everything as it was then; for one further on the steps between run by themselves.
    """,
    .helpOnRestart: """
    ## restart

    Begins this lesson anew, and asks for your guesses again. What you have done stays noted; `forget` forgets it.
    """,
    .helpOnPlay: """
    ## play

    Lets you go your own way with the data and the network as they are, at a prompt of its own. `resume` brings you back, and the lesson finds everything as you left it.
    """,
    .helpOnMenu: """
    ## menu

    Shows the course and how far you are in it; you stay where you are. `lesson 5` goes to another lesson.
    """,
    .helpOnLesson: """
    ## lesson

    `lesson 5` or `lesson first-network` goes to that lesson, to the place where you left it. Your place here is kept. `menu` lists them all.
    """,
    .helpOnProgress: """
    ## progress

    Shows the course with a bar for each lesson. `progress here` shows the steps of this lesson and your guesses, `progress 3` those of another. `forget 3` forgets what you did in it.
    """,
    .helpOnQuit: """
    ## quit

    Leaves the lesson, and so does Ctrl-D. Your place is kept: `lesson` goes on there.
    """,
    .helpOnEnter: """
    ## Enter

    Goes on: to the next piece of text, or it runs what the step shows. What you type before the prompt stands is not read, so that no page is turned unseen.
    """,
]
