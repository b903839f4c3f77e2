import Foundation

/// The script with every statement of the language, and the files that it reads.
enum EveryStatementScript {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appending(path: "Scripts")
    static let name = "every-statement.bob"

    /// Copies the scripts into a home, with a small set of pictures beside them.
    ///
    /// - Returns: the folder to run it in.
    static func copied(to home: Home) throws -> String {
        // Byte for byte: a copy of the files would want their owner, too, who may be somebody else.
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
            let bytes = try Data(contentsOf: folder.appending(path: name))
            try home.folder.write(bytes, to: "work/" + name)
        }
        for (name, count) in [("train", 12), ("t10k", 6)] {
            let pixels = (0..<count * 16).map { UInt8($0 * 37 % 256) }
            let labels = (0..<count).map { UInt8($0 % 3) }
            let start = "work/pictures/" + name
            try home.folder.write(idx([count, 4, 4], pixels), to: start + "-images-idx3-ubyte")
            try home.folder.write(idx([count], labels), to: start + "-labels-idx1-ubyte")
        }
        return home.path + "/work"
    }

    private static func idx(_ shape: [Int], _ values: [UInt8]) -> Data {
        Data([0, 0, 8, UInt8(shape.count)] + shape.flatMap { [0, 0, 0, UInt8($0)] } + values)
    }
}
