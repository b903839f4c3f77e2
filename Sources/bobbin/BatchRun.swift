import ArgumentParser
import Diagnostics
import Files
import Lessons
import Notebook
import Output
import Rendering
import Wording

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif
#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Runs files without a person: scripts and lessons, one session for each file.
struct BatchRun {
    private let output: OutputOptions
    private let keepsGoing: Bool
    private let timeLimit: Double?
    private let writableFolders: [String]
    private let process = ProcessEnvironment()

    init(
        _ output: OutputOptions, keepsGoing: Bool = false, timeLimit: Double? = nil,
        writableFolders: [String] = []
    ) {
        self.writableFolders = writableFolders
        self.output = output
        self.keepsGoing = keepsGoing
        self.timeLimit = timeLimit
    }

    /// Runs every file, and returns the exit status as ArgumentParser wants it.
    func run(_ files: [String]) throws -> ExitCode {
        Signals.install()
        Signals.installForBatch()
        let started = ContinuousClock.now
        let renderer: any Renderer =
            output.json
            ? JSONRenderer(write: Terminal.write)
            : TerminalRenderer(
                style: Terminal.style(
                    process, output.display, isQuiet: output.quiet,
                    echoesStatements: true),
                write: Terminal.write)
        let clock = TimeLimit(seconds: timeLimit)
        let counter = CheckCounter()
        let emit: Session.Emit = { event in
            counter.note(event)
            renderer.receive(event)
        }
        var status = RunStatus.done
        for file in files {
            counter.begin(file)
            let outcome = clock.result(run(file, emit, clock))
            if status == .done { status = outcome }
            if outcome == .interrupted || outcome == .overTime { break }
            if outcome != .done, !keepsGoing { break }
        }
        renderer.receive(
            .end(
                EndReport(
                    status: status.rawValue, exitCode: Int(status.exitCode),
                    seconds: (ContinuousClock.now - started).inSeconds,
                    checks: counter.count)))
        return ExitCode(status.exitCode)
    }

    private func run(
        _ file: String, _ emit: @escaping Session.Emit, _ clock: TimeLimit
    ) -> RunStatus {
        let seed = output.seed.map(UInt64.init)
        let environment = process.environment(
            seed: seed, isDataStrict: output.strictData, writableFolders: writableFolders,
            interrupts: Signals.interrupts)
        do {
            if file.hasSuffix(".md") {
                let lesson = try LessonLibrary.read(file).lesson
                return LessonRunner(
                    environment, seed: seed, keepsGoing: keepsGoing, isOverTime: { clock.isOver },
                    emit: emit
                ).run(lesson)
            }
            let text = try file == "-" ? Self.standardInput() : Self.contents(of: file)
            return ScriptRunner(
                Session(environment), keepsGoing: keepsGoing, isOverTime: { clock.isOver },
                emit: emit
            ).run(text)
        } catch {
            let problems =
                (error as? LessonProblems).map { $0.diagnostics.map { Self.placed($0, in: file) } }
                ?? [error as? Diagnostic].compactMap(\.self)
            for problem in problems { emit(.block(.diagnostic(problem))) }
            return problems.contains { $0.cause == .interrupted } ? .interrupted : .wrong
        }
    }

    /// A lesson that cannot be read says in which file, line and column.
    private static func placed(_ problem: Diagnostic, in file: String) -> Diagnostic {
        guard let span = problem.span else { return problem }
        var placed = problem
        placed.message = "\(file):\(span.line):\(span.column): \(problem.message)"
        placed.span = nil
        return placed
    }

    private static func contents(of file: String) throws(Diagnostic) -> String {
        guard exists(file) else {
            throw Diagnostic("There is no file \(file).", hint: whatIsThere(beside: file))
        }
        guard !isFolder(file) else {
            throw Diagnostic("\(file) is a folder.", hint: "Name the script or lesson in it.")
        }
        // A named pipe that nobody writes to yet would otherwise not even let itself be opened.
        var status = stat()
        let isPipe = stat(file, &status) == 0 && status.st_mode & S_IFMT == S_IFIFO
        let waits = isPipe ? O_NONBLOCK : 0
        let descriptor = open(file, O_RDONLY | O_CLOEXEC | waits)
        guard descriptor >= 0 else {
            throw Diagnostic(
                "\(file) cannot be read: \(systemReason()).",
                hint: "It must be a file that you may read.")
        }
        defer { close(descriptor) }
        return try text(from: descriptor, named: file)
    }

    /// What could have been meant: scripts and lessons in the same folder.
    private static func whatIsThere(beside file: String) -> String {
        let folder = folder(of: file)
        guard isFolder(folder) else { return "There is no folder \(folder)." }
        let names = fileNames(in: folder).filter {
            !$0.hasPrefix(".") && ($0.hasSuffix(".bob") || $0.hasSuffix(".md"))
        }
        let place = folder == "." ? FileManager.default.currentDirectoryPath : folder
        guard !names.isEmpty else {
            return "In \(place) there are no scripts (.bob) and no lessons (.md)."
        }
        let shown = names.prefix(8) + (names.count > 8 ? ["…"] : [])
        let all = "In \(place) there are: \(shown.joined(separator: ", "))."
        let meant = Suggestion.nearest(to: lastComponent(file), among: names)
        return Suggestion.hint(meant, all) ?? all
    }

    /// Scripts beyond this are none.
    private static let mostBytes = 64_000_000

    /// All text up to the end of a file, a pipe or a device.
    private static func text(
        from descriptor: Int32, named name: String
    ) throws(Diagnostic) -> String {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            // A pipe may have nothing to say for long.
            var input = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            let isReady = poll(&input, 1, 100) > 0
            if Signals.interrupts.isRaised {
                throw Diagnostic("Interrupted.", cause: .interrupted)
            }
            guard isReady else { continue }
            let count = read(descriptor, &buffer, buffer.count)
            if count == 0 { break }
            if count < 0 {
                if errno == EINTR { continue }
                throw Diagnostic("\(name) cannot be read.")
            }
            bytes += buffer[..<count]
            guard bytes.count <= mostBytes else {
                throw Diagnostic("\(name) is too large to be a script or a lesson.")
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func standardInput() throws(Diagnostic) -> String {
        try text(from: STDIN_FILENO, named: "Standard input")
    }
}

/// The end of the time a run may take.
struct TimeLimit: Sendable {
    private let end: ContinuousClock.Instant?

    /// Starts the clock, which interrupts the statement in hand when the time is up, and ends by force
    /// what does not look at interrupts.
    init(seconds: Double?) {
        end = seconds.map { ContinuousClock.now + .seconds($0) }
        if let seconds { Signals.interrupts.setEnd(in: seconds) }
    }

    /// What `--time-limit` may be.
    static func validate(_ seconds: Double?) throws {
        if let seconds, !(seconds > 0 && seconds < 1e9) {
            throw ValidationError("--time-limit takes a number of seconds above 0.")
        }
    }

    var isOver: Bool { end.map { ContinuousClock.now >= $0 } ?? false }

    /// An interruption that was ours is "over time".
    func result(_ status: RunStatus) -> RunStatus { isOver && status != .done ? .overTime : status }
}
