import Diagnostics
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
    private let session: Session
    private let renderer: TerminalRenderer
    private let surroundings = Surroundings()

    init(_ output: OutputOptions) {
        session = Session(
            surroundings.environment(
                seed: output.seed.map(UInt64.init), isDataStrict: output.strictData,
                interrupts: Signals.interrupts))
        renderer = TerminalRenderer(
            style: Terminal.style(
                surroundings, isQuiet: output.quiet, echoesStatements: false),
            write: Terminal.write)
    }

    func run() {
        Signals.install()
        prepareLineReader()
        Terminal.write(
            "Bobbin \(Bobbin.version) · deep learning, one line at a time      lesson   help   quit\n"
        )
        while let text = readStatement() {
            for part in Session.statements(in: text) {
                if ["quit", "exit", "exit()", "quit()"].contains(part.text) { return leave() }
                let cell = Terminal.withoutEcho {
                    session.run(part.text, line: part.line) { [renderer] in renderer.receive($0) }
                }
                if cell?.status == .error { break }
            }
        }
        leave()
    }

    private func leave() {
        LineReader.close()
    }

    private func prepareLineReader() {
        let folder = surroundings.stateFolder
        let isThere =
            (try? FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true)) != nil
        let session = session
        LineReader.prepare(historyFile: isThere ? folder + "/history" : nil) { line in
            Completion.candidates(for: line, state: session.snapshot, extraVerbs: ["quit"])
        }
    }

    /// One statement, of several lines where a line ends in `\`; nil when the learner leaves.
    private func readStatement() -> String? {
        var text = ""
        var prompt = "bobbin [\(session.nextCell)]> "
        renderer.setPromptWidth(prompt.count)
        while true {
            switch LineReader.read(prompt: prompt, onResize: resize) {
            case .interrupted: return ""
            case .end:
                Terminal.write("\n")
                return nil
            case .line(let line):
                LineReader.remember(line)
                text += text.isEmpty ? line : "\n" + line
                if Session.isComplete(text) { return text }
                prompt = String(repeating: ".", count: prompt.count - 1) + " "
            }
        }
    }

    private func resize() { renderer.resize(width: Terminal.width) }
}
