import Engine
import Foundation
import TestSupport

/// Fashion-MNIST as plain bytes, where the machine has it.
enum FashionFiles {
    /// All 60,000 pictures and their labels.
    static func training() throws -> (pictures: SharedBuffer<UInt8>, labels: [Int]) {
        let pictures = try unpacked("images-idx3").dropFirst(16)
        let labels = try unpacked("labels-idx1").dropFirst(8)
        return (SharedBuffer(Array(pictures)), labels.map(Int.init))
    }

    private static func unpacked(_ kind: String) throws -> Data {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [
            "gzip", "-dc", "\(RealData.folder)/fashion_mnist/train-\(kind)-ubyte.gz",
        ]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return data
    }
}
