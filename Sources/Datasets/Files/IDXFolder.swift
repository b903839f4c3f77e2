import Dispatch
import Engine
import Files
import Synchronization

/// A folder with the four files of MNIST and its kin: `train-images-idx3-ubyte.gz`, …, also as other
/// programs name them: `train-images.idx3-ubyte`, `emnist-letters-test-images-idx3-ubyte.gz`.
public enum IDXFolder {
    /// The names of the files, each with or without .gz at its end.
    static let names = [
        "train-images-idx3-ubyte.gz", "train-labels-idx1-ubyte.gz",
        "t10k-images-idx3-ubyte.gz", "t10k-labels-idx1-ubyte.gz",
    ]

    /// Reads all four files, as many at once as there are cores.
    ///
    /// - Parameters:
    ///   - classNames: every label must have a name here; empty for whatever labels come.
    ///   - set: a part of the files' names, where a folder holds several sets; empty for any.
    ///   - needsTest: whether a folder that lacks both files to test on is refused.
    ///   - decodedFolder: where the unpacked arrays are kept for the next time; nil for nowhere.
    /// - Throws: `nothingFound`, `DatasetError.file` naming the file that is missing or damaged,
    ///   `countsDiffer`, `shapesDiffer`, `labelOutOfRange`.
    public static func read(
        _ folder: String, name: String, title: String, classNames: [String] = [],
        set: String = "", needsTest: Bool = true, decodedFolder: String? = nil
    ) throws(DatasetError) -> DataSet {
        var paths = try IDXNames.paths(in: folder, set: set)
        guard paths.contains(where: exists) else {
            throw .nothingFound(folder: folder, expected: names)
        }
        if !needsTest, !paths[2...].contains(where: exists) { paths.removeLast(2) }
        let arrays = try readAll(paths, decodedFolder: decodedFolder)
        for part in stride(from: 0, to: paths.count, by: 2) {
            let (pictures, labels) = (arrays[part], arrays[part + 1])
            guard pictures.shape[0] == labels.shape[0] else {
                throw .countsDiffer(
                    pictures: paths[part], pictureCount: pictures.shape[0],
                    labels: paths[part + 1], labelCount: labels.shape[0])
            }
            try checkLabels(labels, path: paths[part + 1], classes: classNames.count)
        }
        let train = arrays[0].array
        let test = arrays.count > 2 ? arrays[2].array : nil
        if let test, train.itemShape != test.itemShape {
            throw .shapesDiffer(train: train.itemShape, test: test.itemShape)
        }
        var data = DataSet(
            name: name, title: title, classNames: classNames,
            trainInput: train, trainTarget: arrays[1].array,
            testInput: test, testTarget: test == nil ? nil : arrays[3].array)
        if classNames.isEmpty { data.nameNumberClasses() }
        return data
    }

    /// The names of the files of a set that was read, where they are not MNIST's own or hold other
    /// numbers than bytes; nil where a program finds them without being told.
    public static func unusualNames(in folder: String, set part: String, _ set: DataSet)
        -> [String]?
    {
        guard let paths = try? IDXNames.paths(in: folder, set: part) else { return nil }
        let found = paths.prefix(set.testInput == nil ? 2 : 4).map(lastComponent)
        let isUsual = zip(found, names).allSatisfy { $0 == $1 || $0 + ".gz" == $1 }
        let areBytes = set.trainInput.isBytes && set.trainTarget.isBytes
        return isUsual && areBytes ? nil : found
    }

    /// The path of a file that is there packed, or else plain, or else not at all.
    static func path(of name: String, in folder: String) -> String {
        let packed = folder + "/" + name
        let plain = String(packed.dropLast(".gz".count))
        return !exists(packed) && exists(plain) ? plain : packed
    }

    /// The four arrays, from `decodedFolder` where it holds those of these very files.
    private static func readAll(
        _ paths: [String], decodedFolder: String?
    ) throws(DatasetError) -> [IDXArray] {
        guard let decodedFolder else { return try unpackAll(paths) }
        let sums = try sideBySide(paths.count) { (index) throws(DatasetError) in
            try Checksum.ofFile(paths[index])
        }
        let sources = sums.reduce(1) { ($0 &* 31) ^ $1 }
        let path = decodedFolder + "/" + String(sources, radix: 16) + ".arrays"
        if let arrays = DecodedFile.read(path, sources: sources), arrays.count == paths.count {
            return arrays
        }
        let arrays = try unpackAll(paths)
        DecodedFile.write(arrays, sources: sources, to: path)
        return arrays
    }

    private static func unpackAll(_ paths: [String]) throws(DatasetError) -> [IDXArray] {
        try sideBySide(paths.count) { (index) throws(DatasetError) in
            try IDXReader.read(paths[index], index % 2 == 0 ? .pictures : .labels)
        }
    }

    /// The results of `body` for 0..<count, worked out on as many threads as there are cores.
    private static func sideBySide<Value: Sendable>(
        _ count: Int, _ body: @Sendable (Int) throws(DatasetError) -> Value
    ) throws(DatasetError) -> [Value] {
        let results = Mutex([Int: Result<Value, DatasetError>]())
        DispatchQueue.concurrentPerform(iterations: count) { index in
            let result = Result { () throws(DatasetError) in try body(index) }
            results.withLock { $0[index] = result }
        }
        var values: [Value] = []
        for (_, result) in results.withLock({ $0 }).sorted(by: { $0.key < $1.key }) {
            values.append(try result.get())
        }
        return values
    }

    private static func checkLabels(
        _ labels: IDXArray, path: String, classes: Int
    ) throws(DatasetError) {
        guard classes > 0 else { return }
        guard labels.number == .byte else {
            throw .file(path: path, .wrongMagic(found: labels.magic, expected: 0x0000_0801))
        }
        for (index, label) in labels.bytes.elements.enumerated() where label >= classes {
            throw .labelOutOfRange(path: path, index: index, label: Int(label), classes: classes)
        }
    }
}
