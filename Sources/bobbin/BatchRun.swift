import ArgumentParser
import Diagnostics
import Dispatch
import Lessons
import Notebook
import Output
import Rendering
import Synchronization

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
    private let surroundings = Surroundings()

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
                    surroundings, output.display, isQuiet: output.quiet,
                    echoesStatements: true),
                write: Terminal.write)
        let clock = TimeLimit(seconds: timeLimit)
        var status = RunStatus.done
        for file in files {
            let outcome = clock.result(run(file, renderer, clock))
            if status == .done { status = outcome }
            if outcome == .interrupted || outcome == .overTime { break }
            if outcome != .done, !keepsGoing { break }
        }
        let (seconds, attoseconds) = (ContinuousClock.now - started).components
        renderer.receive(
            .end(
                EndReport(
                    status: status.rawValue, exitCode: Int(status.exitCode),
                    seconds: Double(seconds) + Double(attoseconds) * 1e-18)))
        return ExitCode(status.exitCode)
    }

    private func run(_ file: String, _ renderer: any Renderer, _ clock: TimeLimit) -> RunStatus {
        let emit: Session.Emit = { renderer.receive($0) }
        let text: String
        do throws(Diagnostic) {
            text = try file == "-" ? Self.standardInput() : Self.contents(of: file)
        } catch {
            emit(.block(.diagnostic(error)))
            return error.cause == .interrupted ? .interrupted : .wrong
        }
        let seed = output.seed.map(UInt64.init)
        let environment = surroundings.environment(
            seed: seed, isDataStrict: output.strictData, writableFolders: writableFolders,
            interrupts: Signals.interrupts)
        guard file.hasSuffix(".md") else {
            return ScriptRunner(
                Session(environment), keepsGoing: keepsGoing, isOverTime: { clock.isOver },
                emit: emit
            ).run(text)
        }
        do throws(LessonProblems) {
            let lesson = try LessonParser.parse(text)
            return LessonRunner(
                environment, seed: seed, keepsGoing: keepsGoing, isOverTime: { clock.isOver },
                emit: emit
            ).run(lesson)
        } catch {
            for diagnostic in error.diagnostics { emit(.block(.diagnostic(diagnostic))) }
            return .wrong
        }
    }

    private static func contents(of file: String) throws(Diagnostic) -> String {
        guard FileManager.default.fileExists(atPath: file) else {
            throw Diagnostic(
                "There is no file \(file).", hint: "Check its name and the folder you are in.")
        }
        var status = stat()
        guard stat(file, &status) != 0 || status.st_mode & S_IFMT != S_IFDIR else {
            throw Diagnostic("\(file) is a folder.", hint: "Name the script or lesson in it.")
        }
        let descriptor = open(file, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw Diagnostic(
                "\(file) cannot be read: \(String(cString: strerror(errno))).",
                hint: "It must be a file that you may read.")
        }
        defer { close(descriptor) }
        return try text(from: descriptor, named: file)
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
            let count = read(descriptor, &buffer, buffer.count)
            if count == 0 { break }
            if count < 0 {
                if errno == EINTR, !Signals.interrupts.isRaised { continue }
                if errno == EINTR {
                    throw Diagnostic("Interrupted.", cause: .interrupted)
                }
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
final class TimeLimit: Sendable {
    private let over = Atomic<Bool>(false)

    /// Starts the clock, which interrupts the statement in hand when the time is up.
    init(seconds: Double?) {
        guard let seconds else { return }
        let queue = DispatchQueue.global()
        queue.asyncAfter(deadline: .now() + seconds) { [self] in
            over.store(true, ordering: .relaxed)
            Signals.interrupts.raise()
            // Whatever does not look at interrupts is ended by force.
            queue.asyncAfter(deadline: .now() + 0.9) { Signals.interrupts.raise() }
        }
    }

    var isOver: Bool { over.load(ordering: .relaxed) }

    /// An interruption that was ours is "over time".
    func result(_ status: RunStatus) -> RunStatus { isOver && status != .done ? .overTime : status }
}
