import Datasets
import Diagnostics
import Files
import Output
import Wording
import Workbench

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The data sets that the program knows: where they lie, how they come here, whether they are whole.
public struct DataSetStore: Sendable {
    private let environment: SessionEnvironment

    public init(_ environment: SessionEnvironment) { self.environment = environment }

    /// The names that `fetch` takes.
    public static let fetchable = [FashionMNIST.name]

    /// The data sets, a line each, with where each was found.
    public var listing: Block {
        .table(
            Table(
                columns: [.init("data set"), .init("what it is"), .init("where it is")],
                rows: [
                    ["fashion_mnist", "70,000 pictures of clothing, 31 MB", place],
                    [
                        "fashion_sketch", "the same shapes and classes, drawn by Bobbin",
                        "built in",
                    ],
                ]))
    }

    /// Where Fashion-MNIST lies, or how to get it.
    public var place: String {
        do throws(DatasetError) {
            return try location()?.folder
                ?? "not here: `bobbin data fetch fashion_mnist`, or set BOBBIN_DATA"
        } catch {
            return error.message
        }
    }

    /// Whether Fashion-MNIST is at hand.
    public var isComplete: Bool { (try? location()) != nil }

    private func location() throws(DatasetError) -> FashionMNIST.Location? {
        try FashionMNIST.locate(
            dataFolder: environment.dataFolder, cacheFolder: environment.cacheFolder)
    }

    /// Downloads a data set unless it is there.
    ///
    /// - Returns: what to say.
    public func fetch(_ name: String, emit: @escaping Session.Emit) throws(Diagnostic) -> String {
        guard name == FashionMNIST.name else {
            guard name != "fashion_sketch" else {
                return "fashion_sketch is built in: there is nothing to fetch."
            }
            let meant = Suggestion.nearest(to: name, among: Self.fetchable)
            throw Diagnostic(
                "There is no data set called \(name).",
                hint: Suggestion.hint(
                    meant, "There are: \(Self.fetchable.joined(separator: ", "))."))
        }
        let interrupts = environment.interrupts
        let clock = ContinuousClock.now
        do throws(DatasetError) {
            if let found = try location() {
                return "fashion_mnist is here already: \(found.folder)"
            }
            let fetched = try FashionMNIST.fetch(
                into: environment.cacheFolder,
                progress: { received, total in
                    let (seconds, _) = (ContinuousClock.now - clock).components
                    emit(
                        .progress(
                            Progress(
                                task: .download("Fashion-MNIST"), completed: received,
                                total: total, secondsElapsed: Double(seconds))))
                }, isCancelled: { interrupts.isRaised })
            return "fashion_mnist lies in \(fetched.folder), every byte as it was published."
        } catch {
            var diagnostic = error.diagnostic()
            diagnostic.cause = interrupts.isRaised ? .interrupted : .missingData
            throw diagnostic
        }
    }

    /// Compares every file with the published checksums and reads them.
    ///
    /// - Returns: where they lie, each of them, and what they hold.
    /// - Throws: the first file that is not what it should be, or that none are here.
    public func verify() throws(Diagnostic) -> [Block] {
        let found: FashionMNIST.Location?
        do throws(DatasetError) { found = try location() } catch { throw error.diagnostic() }
        guard let found else {
            throw Diagnostic(
                "Fashion-MNIST is not here.",
                hint: "`bobbin data fetch fashion_mnist` downloads it.", cause: .missingData)
        }
        do throws(DatasetError) {
            var files: [[String]] = []
            for file in FashionMNIST.files {
                let isPacked = exists(found.folder + "/" + file.name)
                if isPacked { try FashionMNIST.verify(file, in: found.folder) }
                files.append([
                    file.name, isPacked ? "as published (SHA-256)" : "unpacked: not compared",
                ])
            }
            let set = try FashionMNIST.read(from: found)
            let pictures = set.trainInput.count + (set.testInput?.count ?? 0)
            return [
                .text("In \(found.folder):"),
                .table(Table(columns: [.init(""), .init("")], rows: files)),
                .text("\(grouped(pictures)) pictures with their labels can be read."),
            ]
        } catch {
            throw error.diagnostic()
        }
    }
}
