import ArgumentParser
import Engine

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// `bobbin-bench`: how fast the engine is, beside what the processor can do in the same run.
@main
struct Bench: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bobbin-bench",
        abstract: "Measures training steps against bare matrix products, and how cost grows.",
        discussion: """
            Figures are medians of several rounds on drawn data; ratios of one run mean more than \
            seconds. Build it with -c release.
            """)

    enum Section: String, CaseIterable, ExpressibleByArgument {
        case peak, step, parts, wide, batch, width, depth, data, epochs, threads
    }

    @Flag(help: "One JSON object instead of tables.")
    var json = false

    @Flag(help: "Fewer and smaller sizes, fewer rounds.")
    var quick = false

    @Argument(help: "What to measure; everything when nothing is named.")
    var what: [Section] = []

    func run() throws {
        let trial = Trial(rounds: quick ? 3 : 7, isQuick: quick)
        var report = Report(engine: .current())
        for section in what.isEmpty ? Section.allCases : what {
            let table = try table(section, trial)
            report.tables.append(table)
            if !json { print(table.text) }
        }
        if json { print(try report.json()) }
    }

    private func table(_ section: Section, _ trial: Trial) throws -> Table {
        switch section {
        case .peak: Products(trial).peak()
        case .step: try Products(trial).stepAgainstProducts()
        case .parts: try Steps(trial).parts()
        case .wide: try Steps(trial).wide()
        case .batch: try Growth(trial).batch()
        case .width: try Growth(trial).width()
        case .depth: try Growth(trial).depth()
        case .data: try Growth(trial).data()
        case .epochs: try Growth(trial).epochs()
        case .threads: try Steps(trial).threads()
        }
    }
}
