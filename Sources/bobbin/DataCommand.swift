import ArgumentParser
import Diagnostics
import Notebook
import Output
import Rendering

/// `bobbin data [list|fetch NAME|verify]`.
struct DataCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "data", abstract: "The data sets: where they are, fetching, verifying.",
        subcommands: [List.self, Fetch.self, Verify.self], defaultSubcommand: List.self)

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Lists the data sets and where each one is.")

        @OptionGroup var display: DisplayOptions

        func run() throws { try DataDesk(display).show { (keeper, _) in [keeper.listing] } }
    }

    struct Fetch: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Downloads a data set, verified, so that it is there without a network.")

        @Argument(
            help: "The name of the data set.", completion: .list(DataSetStore.fetchable))
        var name: String

        @OptionGroup var display: DisplayOptions

        func run() throws {
            try DataDesk(display).show { (keeper, emit) throws(Diagnostic) in
                [.text(try keeper.fetch(name, emit: emit))]
            }
        }
    }

    struct Verify: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Compares the files with the published checksums.")

        @OptionGroup var display: DisplayOptions

        func run() throws {
            try DataDesk(display).show { (keeper, _) throws(Diagnostic) in
                try keeper.verify()
            }
        }
    }
}

/// The keeper of data in this process's process.
private struct DataDesk {
    private let process = ProcessEnvironment()
    private let display: DisplayOptions

    init(_ display: DisplayOptions) { self.display = display }

    /// Shows what `body` answers, or why it cannot, with the exit status that belongs to it.
    func show(_ body: (DataSetStore, @escaping Session.Emit) throws(Diagnostic) -> [Block]) throws {
        Signals.install()
        let renderer = Terminal.renderer(process, display)
        let keeper = DataSetStore(
            process.environment(seed: 1, isDataStrict: true, interrupts: Signals.interrupts))
        do throws(Diagnostic) {
            for block in try body(keeper, { renderer.receive($0) }) {
                renderer.receive(.block(block))
            }
        } catch {
            renderer.receive(.block(.diagnostic(error)))
            let status: RunStatus =
                switch error.cause {
                case .interrupted: .interrupted
                case .missingData: .dataMissing
                case .mistake, .unknownName, .bound: .wrong
                }
            throw ExitCode(status.exitCode)
        }
    }
}
