import Foundation

/// The real Fashion-MNIST, where `BOBBIN_DATA` names a folder that holds it.
public enum RealData {
    /// The value of `BOBBIN_DATA`; empty where it has none.
    public static let folder = ProcessInfo.processInfo.environment["BOBBIN_DATA"] ?? ""

    public static let isThere =
        !folder.isEmpty
        && FileManager.default.fileExists(
            atPath: folder + "/fashion_mnist/train-images-idx3-ubyte.gz")

    public static let whySkipped = "BOBBIN_DATA names no folder with fashion_mnist"
}
