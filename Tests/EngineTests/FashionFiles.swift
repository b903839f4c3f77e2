import Engine
import Foundation

/// The files of Fashion-MNIST where the machine has them: in `BOBBIN_DATA`, or beside the package.
enum FashionFiles {
    static var folder: URL {
        let environment = ProcessInfo.processInfo.environment["BOBBIN_DATA"]
        let package = URL(fileURLWithPath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let root =
            environment.map { URL(fileURLWithPath: $0) }
            ?? package.appendingPathComponent("../shared/data")
        return root.appendingPathComponent("fashion_mnist")
    }

    static var areThere: Bool { FileManager.default.fileExists(atPath: file("images-idx3").path) }

    /// All 60,000 pictures and their labels.
    static func training() throws -> (pictures: SharedBuffer<UInt8>, labels: [Int]) {
        let pictures = try unpacked(file("images-idx3")).dropFirst(16)
        let labels = try unpacked(file("labels-idx1")).dropFirst(8)
        return (SharedBuffer(Array(pictures)), labels.map(Int.init))
    }

    private static func file(_ kind: String) -> URL {
        folder.appendingPathComponent("train-\(kind)-ubyte.gz")
    }

    private static func unpacked(_ file: URL) throws -> Data {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["gzip", "-dc", file.path]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return data
    }
}
