import ArgumentParser
import Files
import Notebook
import Output
import Rendering

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// `bobbin doctor`: what is here, what is missing, and how to get it.
struct DoctorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "What Bobbin found here: BLAS, cores, terminal, data, folders.")

    @OptionGroup var display: DisplayOptions

    func run() throws {
        let process = ProcessEnvironment()
        let renderer = Terminal.renderer(process, display)
        let environment = process.environment(
            seed: 1, isDataStrict: true, interrupts: Signals.interrupts)
        let keeper = DataSetStore(environment)
        let setup = LessonSetup(process)
        var rows = [("Bobbin", Release.version)]
        rows += MachineReport.rows.map { ($0.name, $0.value) }
        rows += [
            ("terminal", terminal(process)),
            ("locale", process.hasUnicode ? "UTF-8" : "not UTF-8"),
            ("language of lessons", setup.language.code),
            ("fashion_mnist", keeper.place),
            ("lessons", "\(setup.library.entries.count), \(setup.place)"),
            ("downloads", place(environment.cacheFolder)),
            ("progress, history", place(process.stateFolder)),
        ]
        renderer.receive(
            .block(
                .table(
                    Table(
                        columns: [Table.Column(""), Table.Column("")],
                        rows: rows.map { [$0.0, $0.1] }))))
        for advice in advice(process, keeper, setup) {
            renderer.receive(.block(.text(advice)))
        }
    }

    private func terminal(_ process: ProcessEnvironment) -> String {
        guard Terminal.isOutputInteractive else { return "none: output goes to a file or a pipe" }
        let kind = process.terminal
        let colours =
            switch kind.colour {
            case .none: "no colours"
            case .ansi16: "16 colours"
            case .ansi256: "256 colours"
            case .trueColour: "true colour"
            }
        let manner =
            kind.isDumb
            ? "plain, append-only" : kind.refusesColour ? "plain text (NO_COLOR)" : colours
        return "\(process.terminalName), \(Terminal.width) columns, \(manner)"
    }

    private func place(_ folder: String) -> String {
        let isThere = exists(folder)
        return folder + (isThere ? "" : " (made when it is first needed)")
    }

    /// What is missing, each with the way to get it.
    private func advice(
        _ process: ProcessEnvironment, _ keeper: DataSetStore, _ setup: LessonSetup
    ) -> [String] {
        var advice: [String] = []
        if !keeper.isComplete {
            advice.append(
                "Fashion-MNIST is missing: `bobbin data fetch fashion_mnist` downloads it (31 MB). "
                    + "Until then fashion_sketch stands in.")
        }
        if let problem = setup.problem {
            advice.append("\(problem.message) \(problem.hint ?? "")")
        }
        for problem in setup.library.problems {
            advice.append(
                "\(problem.path) cannot be read: `bobbin check \(problem.path)` says why.")
        }
        if !process.hasUnicode {
            advice.append(
                "Without a UTF-8 locale pictures are drawn in ASCII: LANG=C.UTF-8 mends it.")
        }
        return advice.isEmpty ? ["Nothing is missing."] : advice
    }
}
