import Files
import Wording

/// Why data could not be had: what went wrong, with the names and sizes that a learner needs.
public enum DatasetError: Error, Sendable, Equatable {
    /// One file, by its path, is not what it should be.
    case file(path: String, FileProblem)
    /// A folder holds some of a data set's files, but not these.
    case incomplete(folder: String, missing: [String])
    /// None of a data set's files is in the folder.
    case nothingFound(folder: String, expected: [String])
    /// The names of several data sets stand in one folder.
    case severalSets(folder: String, names: [String])
    /// There is not one label for each picture.
    case countsDiffer(pictures: String, pictureCount: Int, labels: String, labelCount: Int)
    /// The pictures to learn from and those to test on differ in shape.
    case shapesDiffer(train: [Int], test: [Int])
    /// Label number `index` of a file is none of the `classes` classes.
    case labelOutOfRange(path: String, index: Int, label: Int, classes: Int)
    /// One file could not be fetched from its address.
    case download(address: String, DownloadProblem)
    /// A table that cannot be read or learned from.
    case table(path: String, TableProblem)
    /// A part of the split would hold nothing.
    case emptyPart(count: Int, testCount: Int)
    /// The part to keep aside is not between nothing and everything: 1.5, 0, -3, not a number.
    case testSizeOutOfRange(TestSize, count: Int)
    /// A class with a single item cannot be in both parts.
    case classTooSmall(number: Int)
    /// A part of so many items cannot hold every class.
    case partTooSmall(size: Int, classes: Int)
}

extension DatasetError {
    /// What is wrong, in one sentence: `train-images-idx3-ubyte.gz is cut short: …`.
    public var message: String {
        switch self {
        case .file(let path, let problem):
            "\(lastComponent(path)) \(problem.predicate)"
        case .incomplete(let folder, let missing):
            "\(folder) holds only a part of the data set: \(listed(missing)) "
                + (missing.count == 1 ? "is missing." : "are missing.")
        case .nothingFound(let folder, _):
            "\(folder) holds none of the files of the data set."
        case .severalSets(let folder, let names):
            "\(folder) holds the files of several data sets: \(listed(Array(names.prefix(4))))"
                + (names.count > 4 ? ", …." : ".")
        case .countsDiffer(let pictures, let pictureCount, let labels, let labelCount):
            "\(lastComponent(pictures)) holds \(counted(pictureCount, "picture")), "
                + "but \(lastComponent(labels)) holds \(counted(labelCount, "label"))."
        case .shapesDiffer(let train, let test):
            "The pictures to learn from are \(cross(train)), those to test on \(cross(test))."
        case .labelOutOfRange(let path, let index, let label, let classes):
            "Label \(grouped(index)) of \(lastComponent(path)) is \(label), "
                + "but the classes go from 0 to \(classes - 1)."
        case .download(let address, let problem):
            "\(lastComponent(address)) could not be fetched: \(problem.reason)"
        case .table(let path, let problem): problem.message(lastComponent(path))
        case .emptyPart(let count, let testCount):
            "Keeping \(grouped(testCount)) of \(counted(count, "item")) aside leaves one part empty."
        case .testSizeOutOfRange(.fraction(let fraction), _):
            "\(fraction == 0 ? "0" : "\(fraction)") is no part that can be kept aside."
        case .testSizeOutOfRange(.count(let asked), let count):
            "\(grouped(asked)) of \(counted(count, "item")) cannot be kept aside."
        case .classTooSmall(let number):
            "Class \(number) has one example alone, which cannot be in both parts."
        case .partTooSmall(let size, let classes):
            "A part of \(counted(size, "example")) cannot hold all of \(grouped(classes)) classes."
        }
    }

    /// `emnist-letters-train-images` → `letters`
    private static func word(in name: String) -> String {
        let usual: Set<Substring> = ["emnist", "train", "test", "images", "labels", "gzip"]
        return name.split(separator: "-").first { !usual.contains($0) }.map(String.init) ?? name
    }

    /// The way out.
    public var hint: String {
        switch self {
        case .file(let path, let problem): problem.hint(path: path)
        case .incomplete(let folder, let missing):
            "Copy \(missing.count == 1 ? "it" : "them") into \(folder) as well, "
                + "or move the folder away and the data set is fetched anew."
        case .nothingFound(let folder, let expected):
            "Bobbin looks in \(folder) for \(listed(expected)), with or without .gz at the end."
        case .severalSets(_, let names):
            "Say a word that only one of them has: set=\(names.first.map(Self.word(in:)) ?? "letters")"
        case .countsDiffer, .shapesDiffer:
            "The files do not belong together: take all of them from the same data set."
        case .labelOutOfRange(let path, _, _, _):
            "Check that \(path) holds the labels of this data set, and copy it again if not."
        case .download(let address, let problem): problem.hint(address: address)
        case .table(let path, let problem): problem.hint(path: path)
        case .emptyPart, .testSizeOutOfRange(.fraction, _):
            "Give a fraction between 0 and 1 that leaves something on both sides, as in `split 0.2`."
        case .classTooSmall: "Leave out stratify=true."
        case .partTooSmall: "Keep more aside, or leave out stratify=true."
        case .testSizeOutOfRange(.count, let count) where count < 2:
            "A split needs at least two items: load more data first."
        case .testSizeOutOfRange(.count, let count):
            "Give a number from 1 to \(grouped(count - 1)), or a fraction as in `split 0.2`."
        }
    }
}
