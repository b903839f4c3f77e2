import Diagnostics
import Files
import Wording

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A lesson to begin from: short, whole, and sound, with a note on every piece.
public struct NewLesson {
    public let id: String
    /// The file's name: `03-two-moons.md` for the lesson `two-moons`.
    public let fileName: String

    /// - Parameters:
    ///   - name: the lesson's id, with a number before it or not: `two-moons`, `03-two-moons`.
    ///   - course: the lessons that Bobbin brings, whose names are taken.
    public init(_ name: String, course: LessonLibrary) throws(Diagnostic) {
        let bare = name.hasSuffix(".md") ? String(name.dropLast(3)) : name
        let digits = bare.prefix { $0.isASCII && $0.isNumber }
        let hasNumber = !digits.isEmpty && bare.dropFirst(digits.count).first == "-"
        let id = hasNumber ? String(bare.dropFirst(digits.count + 1)) : bare
        let isFine = id.allSatisfy { $0.isASCII && ($0.isLowercase || $0.isNumber) || $0 == "-" }
        guard isFine, id.first?.isLetter == true, id.last != "-", bare.count <= 60 else {
            throw Diagnostic(
                "A lesson cannot be called \(name).",
                hint:
                    "A name has small letters, digits and `-`, and begins with a letter: two-moons. "
                    + "A number may stand before it: 03-two-moons.")
        }
        if let taken = course.entries.first(where: { $0.lesson.id == id }) {
            throw Diagnostic(
                "\(id) is a lesson of the course: \(taken.lesson.title).",
                hint: "Progress is kept under the name, so yours needs another.")
        }
        self.id = id
        fileName = bare + ".md"
    }

    /// Writes it into a folder, where no file of that name may be.
    public func write(to folder: String) throws(Diagnostic) {
        let path = folder + "/" + fileName
        let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o644)
        guard file >= 0 else {
            if errno == EEXIST {
                throw Diagnostic(
                    "\(fileName) is there already, and stays as it is.",
                    hint: "Choose another name, or move that file away.")
            }
            throw Diagnostic("\(fileName) cannot be written: \(systemReason()).")
        }
        let isWritten = Array(text.utf8).withUnsafeBytes { memory in
            memory.baseAddress.map { writeFully(file, $0, memory.count) } ?? true
        }
        guard close(file) == 0, isWritten else {
            let reason = systemReason()
            unlink(path)
            throw Diagnostic("\(fileName) cannot be written: \(reason).")
        }
    }

    /// `two-moons` → `Two moons`.
    private var title: String {
        let words = id.split(separator: "-").joined(separator: " ")
        return sentence(words)
    }
}

extension NewLesson {
    /// The lesson's text, which passes `bobbin check` as it is.
    public var text: String {
        """
        ---
        format: 1
        id: \(id)
        title: \(title)
        seed: 42
        budget: 30s
        learned: say what an untrained network costs; train it until it is worth something
        ---
        <!-- Everything between these marks is for you: learners are not shown it.

        `seed` makes the numbers the same each time. `budget` is what the whole lesson may take on two
        cores. `learned` is what the learner can do at the end, with semicolons between.
        `needs: first-network` would name lessons to be done before.

        After every change:  bobbin check \(fileName)     and now and then with --seeds 3
        As a learner sees it:  bobbin lesson \(fileName) -->
        # \(title)

        Say in two or three sentences what this lesson is about, and why anybody should care.

        ## What there is {#data}

        <!-- A heading begins a screen. Its {#name} and those of the steps are what progress is kept
        under: they stay when the words change. -->
        Show before you explain. This block is shown, and runs when the learner presses
        Enter.

        ```bobbin run {#load}
        load fashion_sketch
        scale 255
        reshape 784
        split 0.2 seed=42
        ```

        There are {{classes}} kinds of clothes in these pictures.

        ## A guess first {#guess}

        <!-- Ask before you show: a guess makes the answer worth reading. `*` marks the right choice. What
        stands behind => is said to whoever chose it. `expect` is judged by `bobbin check` and in batch. -->

        ```bobbin predict {#loss-at-start}
        ask: A network that has learned nothing spreads its belief over {{classes}} classes.
          What will its loss be?
        - about 0.1 => That would be a network that is nearly sure, and right.
        * about 2.3 => Yes: it is ln({{classes}}), the price of a blind guess.
        reveal: model Dense(10, softmax)
          compile adam
          evaluate val
        expect: abs(val_loss - log(10)) < 0.7
        ```

        ## A number {#number}

        ```bobbin predict {#numbers}
        ask: Ten units, each with a weight for every one of 784 pixels and one number of its
          own: how many numbers does the network learn?
        number: parameters
        within: 0
        near: Exactly: 784·10 + 10.
        low: Each of the ten units has a weight for every pixel.
        high: Count one unit first, then take it ten times.
        reveal: summary
        ```

        ## Your turn {#task}

        <!-- The state is judged, never the line: any way that makes `check` true will do. `wrong` answers
        a mistake you foresee, and `bobbin check` proves that it is one. `when` lets it answer every line
        that leads there. Behind the => of a check stands what is said as long as it is not true. -->

        ```bobbin task {#train}
        say: Train it for two epochs.
        solution: fit 2
        check: epochs == 2 => It has seen the pictures {{epochs}} times, not twice.
        check: val_accuracy > 0.6 => It is right on {{percent(val_accuracy)}} only.
        wrong: fit 1 when epochs == 1 => One epoch only; the task asks for two.
        hint: `help fit` shows where the number of epochs goes.
        hint: It is `fit 2`.
        ```

        It is right on {{percent(val_accuracy)}} of the pictures it has never seen.

        ## What stays {#end}

        ```bobbin quiz {#why}
        ask: Why is the loss of an untrained network no secret?
        * It guesses blindly => Yes: the number of classes is all that counts.
        - It has been measured often => It need not be measured at all.
        ```

        End with something to do alone, or with what to read next.

        """
    }
}
