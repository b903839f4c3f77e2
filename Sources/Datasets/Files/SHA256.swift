import CCrypto
import Wording

/// SHA-256 by OpenSSL's libcrypto.
enum SHA256 {
    /// The digest of `bytes` as 64 lower-case hexadecimal digits.
    static func hexadecimal(of bytes: [UInt8]) -> String {
        var digest = Digest()
        bytes.withUnsafeBytes { digest.add($0) }
        return digest.finish()
    }

    /// The digest of the file at `path`.
    ///
    /// - Throws: `missing`, `notAFile` or `unreadable`.
    static func hexadecimal(ofFile path: String) throws(DatasetError) -> String {
        let file = try DataFile(path)
        let size = 1 << 18
        let chunk = UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: 16)
        defer { chunk.deallocate() }
        guard let memory = chunk.baseAddress else { return "" }
        var digest = Digest()
        while true {
            let got = try file.read(into: memory, count: size)
            digest.add(UnsafeRawBufferPointer(rebasing: chunk[..<got]))
            if got < size { return digest.finish() }
        }
    }
}

/// A digest under way.
private struct Digest: ~Copyable {
    private let context = EVP_MD_CTX_new()

    init() { EVP_DigestInit_ex(context, EVP_sha256(), nil) }

    mutating func add(_ bytes: UnsafeRawBufferPointer) {
        EVP_DigestUpdate(context, bytes.baseAddress, bytes.count)
    }

    mutating func finish() -> String {
        var bytes = [UInt8](repeating: 0, count: 32)
        var count: UInt32 = 0
        EVP_DigestFinal_ex(context, &bytes, &count)
        return bytes.map { Wording.hexadecimal($0, digits: 2) }.joined()
    }

    deinit { EVP_MD_CTX_free(context) }
}
