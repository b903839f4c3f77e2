import Diagnostics
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
    private var session: Session
    private let environment: SessionEnvironment
    private let style: TerminalStyle
    /// Whether text is to come line after line, as screen readers want it.
    private let isPlain: Bool
    private let renderer: TerminalRenderer
    private let screen = ShellOutput()
    private let surroundings = Surroundings()
    private let desk: LessonDesk
    private let seed: UInt64?
    /// The lesson that lines go to; nil outside of one.
    private var player: LessonPlayer?
    private var lessonPrompt = ""
    /// Whether leaving the lesson leaves the program.
    private var isInLessonOnly = false

    init(_ output: OutputOptions) {
        seed = output.seed.map(UInt64.init)
        environment = surroundings.environment(
            seed: seed, isDataStrict: output.strictData, interrupts: Signals.interrupts)
        session = Session(environment)
        isPlain = output.display.plain
        style = Terminal.style(
            surroundings, output.display, isQuiet: output.quiet, echoesStatements: false)
        renderer = TerminalRenderer(style: style, write: { [screen] text in screen.write(text) })
        desk = LessonDesk(surroundings)
    }

    /// The shell at its prompt.
    mutating func run() {
        Terminal.write(
            "Bobbin \(Bobbin.version) · deep learning, one line at a time      lesson   help   quit\n"
        )
        loop()
    }

    /// The shell inside a lesson; leaving the lesson leaves the program.
    ///
    /// - Returns: false when there is no such lesson.
    mutating func run(lesson: String?) -> Bool {
        isInLessonOnly = true
        guard startLesson(lesson) else { return false }
        loop()
        return true
    }

    /// Line → statement or answer → what it says, again and again.
    private mutating func loop() {
        Signals.install()
        prepareLineReader()
        defer { LineReader.close() }
        while let text = readStatement() {
            guard receive(text) else { return }
        }
        // Ctrl-D in a lesson is its `quit`: the place is kept.
        if player != nil { _ = receiveInLesson("quit") }
    }

    /// Takes what was typed or pasted; false when the learner leaves.
    private mutating func receive(_ text: String) -> Bool {
        if player != nil, text.isEmpty { return receiveInLesson("") }
        let parts = Session.statements(in: text)
        for (index, part) in parts.enumerated() {
            if player != nil {
                guard receiveInLesson(part.text) else { return false }
                continue
            }
            if Session.isLeaving(part.text) { return false }
            if receiveCommand(part.text) { continue }
            let cell = paged(part.text) {
                Terminal.withoutEcho { session.run(part.text, line: part.line, emit: receiver) }
            }
            if cell?.status == .error {
                sayLeftOut(parts.count - index - 1)
                break
            }
        }
        return true
    }

    /// A mistake ends what was pasted with it.
    private func sayLeftOut(_ count: Int) {
        guard count > 0 else { return }
        show(
            .text(
                count == 1
                    ? "The statement after it was not run."
                    : "The \(count) statements after it were not run."))
    }

    // MARK: - Lessons

    /// What the shell itself understands; false for a statement.
    private mutating func receiveCommand(_ text: String) -> Bool {
        let words = text.split(separator: " ").map(String.init)
        switch (words.first?.lowercased(), words.count) {
        case ("lesson", 1...2): _ = startLesson(words.count > 1 ? words[1] : nil)
        case ("lessons", 1), ("menu", 1), ("progress", 1): show(desk.listing)
        case ("forget", 2): show(desk.forget(words[1]))
        case ("forget", 1):
            show(.text("`forget` needs the name of a lesson, as in `forget first-network`."))
        default: return false
        }
        return true
    }

    private mutating func startLesson(_ what: String?) -> Bool {
        do throws(LessonProblems) {
            let entry = try desk.lesson(what)
            var player = LessonPlayer(
                entry.lesson, number: entry.number, environment: environment, seed: seed,
                store: desk.store)
            let reply = player.start { [renderer] in renderer.receive($0) }
            self.player = player
            return follow(reply)
        } catch {
            for diagnostic in error.diagnostics { show(.diagnostic(diagnostic)) }
            return false
        }
    }

    private mutating func receiveInLesson(_ line: String) -> Bool {
        guard var player else { return true }
        let reply = Terminal.withoutEcho {
            player.receive(line, emit: receiver)
        }
        self.player = player
        return follow(reply)
    }

    /// Does what a player's reply asks; false when the learner leaves the program.
    private mutating func follow(_ reply: PlayerReply) -> Bool {
        lessonPrompt = reply.prompt
        guard let ending = reply.ending, let player else { return true }
        self.player = nil
        switch ending {
        case .quit: return !isInLessonOnly
        case .menu: show(desk.listing)
        case .finished: session = player.session
        }
        isInLessonOnly = false
        return true
    }

    /// Passes on what a session tells; a terminal that has changed its size is noticed while a
    /// statement runs, and for good at the next prompt. Training is watched, not read afterwards.
    private var receiver: Session.Emit {
        { [renderer, screen] event in
            if Signals.isResized { renderer.resize(width: Terminal.width) }
            if event.isOfTraining { screen.goStraight() }
            renderer.receive(event)
        }
    }

    /// An answer that is longer than the screen goes through a pager.
    private func paged<Result>(_ text: String, _ body: () -> Result) -> Result {
        guard Terminal.isOutputInteractive, !surroundings.terminal.isDumb, !isPlain else {
            return body()
        }
        let isHelp = text.hasPrefix("?") || text.lowercased().hasPrefix("help")
        return screen.paged(by: Pager(surroundings.chosenPager, stays: !isHelp), body)
    }

    private func show(_ block: Block) { renderer.receive(.block(block)) }

    // MARK: - Reading

    private func prepareLineReader() {
        let folder = surroundings.stateFolder
        let isThere =
            (try? FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true)) != nil
        LineReader.prepare(historyFile: isThere ? folder + "/history" : nil)
    }

    /// One statement, of several lines where it goes on; nil when the learner leaves.
    private func readStatement() -> String? {
        var text = ""
        var prompt = player == nil ? "bobbin [\(session.nextCell)]> " : lessonPrompt
        renderer.setPromptWidth(DisplayWidth.of(prompt))
        let state = (player?.session ?? session).snapshot
        let extra = player == nil ? ShellCommand.words : ShellCommand.lessonWords
        LineReader.complete = { line in
            Completion.candidates(for: line, state: state, extraVerbs: extra)
        }
        while true {
            switch LineReader.read(prompt: style.painted(prompt, as: .prompt), onResize: resize) {
            // A line thrown away is no Enter: in a lesson only an empty text goes on.
            case .interrupted:
                LineReader.remember(text)
                return "\n"
            case .end:
                Terminal.write("\n")
                // Ctrl-D in the middle of a statement gives that up, not the session.
                if text.isEmpty { return nil }
                LineReader.remember(text)
                return "\n"
            case .line(let line):
                text += text.isEmpty ? line : "\n" + line
                if Session.isComplete(text) {
                    LineReader.remember(text)
                    // Where several lines stand on the screen, a caret cannot stand under one.
                    if text.contains(where: \.isNewline) { renderer.setPromptWidth(nil) }
                    return text
                }
                prompt = String(repeating: ".", count: max(3, prompt.count - 1)) + " "
            }
        }
    }

    private func resize() { renderer.resize(width: Terminal.width) }
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

extension ShellCommand {
    /// Words that the shell understands beside the statements.
    static let words = ["lesson", "lessons", "progress", "forget", "quit"]
    static let lessonWords = [
        "hint", "solution", "skip", "back", "again", "menu", "play", "resume", "progress", "quit",
    ]
}
