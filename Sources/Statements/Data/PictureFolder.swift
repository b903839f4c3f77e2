import Datasets
import Diagnostics
import Engine
import Figures
import Files
import Vocabulary
import Wording
import Workbench

/// A folder with one sub-folder of PNG files for each class, or with `train` and `test`, which hold
/// these.
struct PictureFolder {
    /// One file, and its class by the name of its folder.
    private struct Item {
        var path: String
        var label: String
    }

    private let folder: String
    private let isStopped: () -> Bool
    private var train: [Item] = []
    private var test: [Item] = []
    /// Where each part lies within it.
    private(set) var parts: [(part: String, folder: String)] = [("train", "")]
    /// What was passed over.
    private(set) var remarks: [String] = []

    private static let otherPictures = [".jpg", ".jpeg", ".gif", ".bmp", ".webp", ".tif", ".tiff"]
    /// More files are not read.
    private static let mostFiles = 1_000_000

    init(
        _ folder: String, isStopped: @escaping () -> Bool, at span: SourceSpan
    ) throws(Diagnostic) {
        self.folder = folder
        self.isStopped = isStopped
        let parts = Self.folders(in: folder)
        let trainFolder = parts.first { ["train", "training"].contains($0.lowercased()) }
        guard let trainFolder, !Self.folders(in: folder + "/" + trainFolder).isEmpty else {
            train = try items(in: folder, at: span)
            return
        }
        train = try items(in: folder + "/" + trainFolder, at: span)
        self.parts = [("train", trainFolder)]
        for part in parts where part != trainFolder {
            if ["test", "testing"].contains(part.lowercased()) {
                test = try items(in: folder + "/" + part, at: span)
                self.parts.append(("test", part))
            } else {
                remarks.append("The folder \(part.shortened) was passed over.")
            }
        }
    }

    private static func folders(in folder: String) -> [String] {
        fileNames(in: folder).filter { !$0.hasPrefix(".") && isFolder(folder + "/" + $0) }
    }

    private mutating func items(in folder: String, at span: SourceSpan) throws(Diagnostic) -> [Item]
    {
        var items: [Item] = []
        var others: [String] = []
        for label in Self.folders(in: folder) {
            for name in fileNames(in: folder + "/" + label) where !name.hasPrefix(".") {
                if name.lowercased().hasSuffix(".png") {
                    items.append(Item(path: folder + "/" + label + "/" + name, label: label))
                } else {
                    others.append(label + "/" + name)
                }
            }
        }
        if let other = others.first(where: { name in
            Self.otherPictures.contains { name.lowercased().hasSuffix($0) }
        }) {
            throw Diagnostic(
                "\(other.shortened) is no PNG file, and others are not read.",
                hint: "Turn them into PNG files first, with ImageMagick for instance: "
                    + "mogrify -format png *", at: span)
        }
        if items.isEmpty {
            throw Diagnostic(
                "\(lastComponent(folder)) holds no sub-folder with PNG files.",
                hint: "It needs a folder for each class, with its pictures: "
                    + "\(lastComponent(folder))/cat/1.png.", at: span)
        }
        guard items.count <= Self.mostFiles else {
            throw Diagnostic("\(grouped(items.count)) files are more than are read.", at: span)
        }
        if let first = others.first {
            remarks.append(
                "\(counted(others.count, "file")) that \(others.count == 1 ? "is" : "are") no picture "
                    + "\(others.count == 1 ? "was" : "were") passed over: \(first.shortened).")
        }
        return items
    }

    /// - Throws: where a file is no picture, or pictures differ in size.
    mutating func dataSet(title: String, at span: SourceSpan) throws(Diagnostic) -> DataSet {
        let names = Set(train.map(\.label)).sorted()
        if let extra = test.first(where: { !names.contains($0.label) }) {
            throw Diagnostic(
                "test holds the class \(extra.label.shortened), which train does not.", at: span)
        }
        guard names.count > 1 else {
            throw Diagnostic(
                "\(title) holds a single class, \(names[0].shortened), so there is nothing to tell apart.",
                hint: "It needs a folder for each class.", at: span)
        }
        let rasters = try rasters(train + test, at: span)
        let hasColours = rasters.contains { $0.colours == .rgb }
        let inputs = Self.inputs(rasters[..<train.count], hasColours)
        let testInputs = test.isEmpty ? nil : Self.inputs(rasters[train.count...], hasColours)
        func targets(_ items: [Item]) -> DataArray {
            let places = Dictionary(uniqueKeysWithValues: zip(names, names.indices))
            return DataArray(floats: items.map { Float(places[$0.label] ?? 0) }, itemShape: [])
        }
        if hasColours {
            remarks.append(
                "They are in colour: every pixel is three numbers, red, green and blue. "
                    + "`add Flatten` lays them out in a row.")
        }
        return DataSet(
            name: "pictures", title: title, classNames: names, trainInput: inputs,
            trainTarget: targets(train), testInput: testInputs,
            testTarget: test.isEmpty ? nil : targets(test))
    }

    /// The pictures, all of them as large as the first.
    private func rasters(_ items: [Item], at span: SourceSpan) throws(Diagnostic) -> [Raster] {
        var rasters: [Raster] = []
        for item in items {
            let raster = try raster(item, at: span)
            guard let first = rasters.first else {
                try asking { () throws(EngineError) in
                    try Memory.check(
                        floats: Double(raster.bytes.count) * Double(items.count),
                        for: "these pictures")
                }
                rasters.append(raster)
                continue
            }
            guard (raster.width, raster.height) == (first.width, first.height) else {
                let size = "\(first.width)x\(first.height)"
                throw Diagnostic(
                    "\(name(of: item)) is \(raster.width) × \(raster.height) pixels large, and the ones "
                        + "before it are \(first.width) × \(first.height).",
                    hint: "All must be as large; with ImageMagick for instance: "
                        + "mogrify -resize \(size)! *.png", at: span)
            }
            rasters.append(raster)
        }
        return rasters
    }

    private static func inputs(_ rasters: ArraySlice<Raster>, _ hasColours: Bool) -> DataArray {
        var bytes: [UInt8] = []
        for raster in rasters {
            let isGrey = raster.colours == .grey
            bytes += hasColours && isGrey ? raster.bytes.flatMap { [$0, $0, $0] } : raster.bytes
        }
        let sides = rasters.first.map { [$0.height, $0.width] } ?? [1]
        return DataArray(
            bytes: SharedBuffer(bytes), itemShape: hasColours ? sides + [3] : sides)
    }

    private func name(of item: Item) -> String {
        (item.label + "/" + lastComponent(item.path)).shortened
    }

    private func raster(_ item: Item, at span: SourceSpan) throws(Diagnostic) -> Raster {
        if isStopped() {
            var stopped = Diagnostic("Reading the pictures was stopped.", at: span)
            stopped.cause = .interrupted
            throw stopped
        }
        let bytes: [UInt8]
        do throws(FileFailure) {
            bytes = try InputFile.bytes(of: item.path, atMost: 1 << 28)
        } catch {
            throw Diagnostic("\(name(of: item)) cannot be read: \(error.reason).", at: span)
        }
        guard let raster = PNGFile.raster(of: bytes) else {
            throw Diagnostic(
                "\(name(of: item)) is no PNG picture that can be read.",
                hint: "Save it again as PNG, or move it out of the folder.", at: span)
        }
        return raster
    }
}
