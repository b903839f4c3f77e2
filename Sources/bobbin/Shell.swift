import Diagnostics
import Files
import Lessons
import Notebook
import Output
import Rendering

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The interactive shell: a line is read, run, and answered, until the learner leaves.
struct Shell {
    var session: Session
    let environment: SessionEnvironment
    private let style: TerminalStyle
    private let graphics: GraphicsWish
    /// Whether text is to come line after line, as screen readers want it.
    let isPlain: Bool
    let renderer: TerminalRenderer
    private let screen = ShellOutput()
    private let process = ProcessEnvironment()
    let setup: LessonSetup
    let seed: UInt64?
    /// The lesson that lines go to; nil outside of one.
    var player: LessonPlayer?
    /// How it asks for the next line.
    var lessonReply = PlayerReply(prompt: "")
    /// Whether leaving the lesson leaves the program.
    var isInLessonOnly = false
    /// Whether Ctrl-C has just ended a line, so that nothing has run since.
    private var hasThrownLineAway = false

    init(_ output: OutputOptions, _ lessons: LessonOptions) {
        seed = output.seed.map(UInt64.init)
        environment = process.environment(
            seed: seed, isDataStrict: output.strictData, interrupts: Signals.interrupts)
        session = Session(environment)
        isPlain = output.display.plain
        graphics = lessons.graphics
        style = Terminal.style(
            process, output.display, isQuiet: output.quiet, echoesStatements: false)
        renderer = TerminalRenderer(style: style, write: { [screen] text in screen.write(text) })
        setup = LessonSetup(process, lessons)
    }

    /// The shell at its prompt.
    mutating func run() {
        Terminal.write(greeting + "\n")
        if let notice = setup.languageNotice { show(.text(notice)) }
        if let problem = setup.problem { show(.diagnostic(problem)) }
        askTerminal()
        loop()
    }

    /// In a narrow terminal the words to begin with stand on a line of their own.
    private var greeting: String {
        let text = setup.texts(.greeting, ["version": Release.version])
        let gap = String(repeating: " ", count: 6)
        return DisplayWidth.of(text) < Terminal.width ? text : text.replacing(gap, with: "\n")
    }

    /// The shell inside a lesson; leaving the lesson leaves the program.
    ///
    /// - Returns: false when there is no such lesson.
    mutating func run(lesson: String?) -> Bool {
        isInLessonOnly = true
        askTerminal()
        if let notice = setup.languageNotice { show(.text(notice)) }
        guard startLesson(lesson) else { return false }
        loop()
        return true
    }

    /// Asks once how the terminal shows pictures; what is typed meanwhile is kept for the prompt.
    private func askTerminal() {
        Signals.install()
        Signals.installForShell()
        guard style.isLive, style.colour != .none,
            process.terminal.isWorthAsking(for: graphics)
        else { return }
        let (answers, typed) = TerminalQuestion.asked()
        renderer.setGraphics(answers.graphics)
        LineReader.typedAhead = TypedAhead(typed, answers) { [renderer] in
            renderer.setGraphics($0)
        }
    }

    /// Line → statement or answer → what it says, again and again.
    private mutating func loop() {
        prepareLineReader()
        defer { LineReader.close() }
        // Nobody would see the prompt, nor what is answered.
        while Terminal.lostOutput == nil {
            // Ctrl-D in a lesson is its `quit`: the place is kept.
            guard let text = readStatement() ?? (player == nil ? nil : "quit") else { return }
            guard receive(text) else { return }
        }
    }

    /// Takes what was typed or pasted; false when the learner leaves.
    private mutating func receive(_ text: String) -> Bool {
        if player != nil, text.isEmpty { return receiveInLesson("") }
        let parts: [(text: String, line: Int)]
        do throws(Diagnostic) {
            let pasted = try Session.statements(pasted: text)
            if let notice = pasted.notice { show(.diagnostic(notice)) }
            parts = pasted.parts
        } catch {
            show(.diagnostic(error))
            return true
        }
        for (index, part) in parts.enumerated() {
            let isMistake: Bool
            if player != nil {
                guard receiveInLesson(part.text) else { return false }
                isMistake = lessonReply.isRefused
            } else {
                if Session.isLeaving(part.text) { return false }
                if receiveCommand(part.text) { continue }
                let cell = paged(part.text) {
                    Terminal.withoutEcho {
                        session.run(
                            part.text, line: part.line, goesOn: index > 0, emit: receiver)
                    }
                }
                isMistake = cell?.status == .error || Signals.interrupts.isRaised
            }
            guard !isMistake else {
                sayLeftOut(parts.count - index - 1)
                break
            }
        }
        return true
    }

    /// A mistake ends what was pasted with it, and so does Ctrl-C.
    private func sayLeftOut(_ count: Int) {
        guard count > 0 else { return }
        let texts = setup.texts
        show(
            .text(count == 1 ? texts(.oneLeftOut) : texts(.someLeftOut, ["count": "\(count)"])))
    }

    /// Passes on what a session tells; a terminal that has changed its size is noticed while a
    /// statement runs, and for good at the next prompt. Training is watched, not read afterwards.
    var receiver: Session.Emit {
        { [renderer, screen] event in
            if Signals.isResized { renderer.resize(width: Terminal.width, height: Terminal.height) }
            if event.isOfTraining { screen.goStraight() }
            renderer.receive(event)
        }
    }

    /// An answer that is longer than the screen goes through a pager.
    func paged<Result>(_ text: String, _ body: () -> Result) -> Result {
        guard Terminal.isOutputInteractive, !process.terminal.isDumb, !isPlain else {
            return body()
        }
        let isHelp =
            text.hasPrefix("?") || text.hasSuffix("?") || text.lowercased().hasPrefix("help")
        return screen.paged(by: Pager(process.chosenPager, stays: !isHelp), body)
    }

    func show(_ block: Block) { renderer.receive(.block(block)) }

    // MARK: - Reading

    private func prepareLineReader() {
        sayNotKept(LineReader.prepare(historyFile: LineFile(historyFile)))
    }

    private var historyFile: String { process.stateFolder + "/history" }

    private func remember(_ text: String) { sayNotKept(LineReader.remember(text)) }

    private func sayNotKept(_ failure: FileFailure?) {
        guard let failure else { return }
        show(
            .diagnostic(
                Diagnostic(
                    "The lines you type are not kept for the next time: \(historyFile): "
                        + failure.reason + ".",
                    severity: .warning)))
    }

    /// One statement, of several lines where it goes on; nil when the learner leaves.
    private mutating func readStatement() -> String? {
        var text = ""
        var statement = Session.Lines()
        var prompt =
            player == nil
            ? setup.texts(.promptInShell, ["number": "\(session.nextCell)"]) : lessonReply.prompt
        renderer.setPromptWidth(DisplayWidth.of(prompt))
        preparePainting()
        prepareCompletion()
        // Free play is a shell like any other.
        let drops = player != nil && !lessonReply.isPlaying && !hasThrownLineAway
        hasThrownLineAway = false
        while true {
            let read = LineReader.read(
                prompt: style.painted(prompt, as: .prompt), dropsTypedAhead: drops && text.isEmpty,
                onResize: resize)
            renderer.noteTyped(isEmpty: read == .line(""), height: Terminal.height)
            switch read {
            // A line thrown away is no Enter: in a lesson only an empty text goes on.
            case .interrupted:
                remember(text)
                hasThrownLineAway = true
                return "\n"
            case .end:
                Terminal.write("\n")
                // Ctrl-D in the middle of a statement gives that up, not the session.
                if text.isEmpty { return nil }
                remember(text)
                return "\n"
            case .line(let typed):
                let bare = Session.withoutPrompt(typed, goesOn: !text.isEmpty)
                // The caret would stand under a line with a prompt more than the text has.
                if bare != nil { renderer.setPromptWidth(nil) }
                let line = bare ?? typed
                text += text.isEmpty ? line : "\n" + line
                if Session.isTranscript(text) || statement.isWhole(after: line) {
                    remember(text)
                    // Where several lines stand on the screen, a caret cannot stand under one.
                    if text.contains(where: \.isNewline) { renderer.setPromptWidth(nil) }
                    return text
                }
                prompt = String(repeating: ".", count: max(3, prompt.count - 1)) + " "
            }
        }
    }

    /// Colours for the line that is typed, where there are any.
    private func preparePainting() {
        guard style.isLive, style.colour != .none else { return }
        let isInLesson = player != nil
        LineReader.paint = { [style] line in
            let parts = LineMeaning.parts(
                of: line, words: LessonLibrary.shellWords, judges: !isInLesson)
            return parts.isEmpty ? nil : style.painted(line, parts.map { ($0.range, $0.role) })
        }
    }

    private func prepareCompletion() {
        LineReader.completeFile = { [environment] in
            Completion.files(
                for: $0, in: environment.workingFolder, home: environment.homeFolder)
        }
        if let player {
            LineReader.complete = { player.candidates(for: $0) }
        } else {
            let (library, state, texts) = (setup.library, session.snapshot, setup.texts)
            LineReader.complete = { library.candidates(for: $0, state: state, texts) }
        }
    }

    private func resize() { renderer.resize(width: Terminal.width, height: Terminal.height) }
}

extension OutputEvent {
    /// Whether it tells of a network that is learning just now.
    fileprivate var isOfTraining: Bool {
        switch self {
        case .block(.epoch): true
        case .progress(let progress): if case .epoch = progress.task { true } else { false }
        default: false
        }
    }
}

extension LineMeaning {
    /// The colour that tells it apart.
    fileprivate var role: Role {
        switch kind {
        case .statement: .word
        case .value: .number
        case .unknown: .mistake
        case .remark: .quiet
        }
    }
}
