/// Files around bytes, with sums that are right, so that damage within them is looked at.
enum StoredFile {
    /// A zip file whose members are not packed.
    static func zip(_ members: [(name: String, bytes: [UInt8])]) -> [UInt8] {
        var file: [UInt8] = []
        var directory: [UInt8] = []
        for (name, bytes) in members {
            let place = word(UInt32(file.count), 4)
            var common = word(20, 2) + zeros(8) + word(crc32(bytes), 4)
            common += word(UInt32(bytes.count), 4) + word(UInt32(bytes.count), 4)
            common += word(UInt32(name.utf8.count), 2) + zeros(2)
            directory += [0x50, 0x4B, 1, 2] + word(20, 2)
            directory += common + zeros(10) + place + Array(name.utf8)
            file += [0x50, 0x4B, 3, 4] + common + Array(name.utf8) + bytes
        }
        let count = word(UInt32(members.count), 2)
        let end: [UInt8] = [0x50, 0x4B, 5, 6] + zeros(4) + count + count
        let places = word(UInt32(directory.count), 4) + word(UInt32(file.count), 4)
        return file + directory + end + places + zeros(2)
    }

    /// A gzip file of one block that is not packed; of at most 65,535 bytes.
    static func gzip(_ bytes: [UInt8]) -> [UInt8] {
        let count = UInt32(bytes.count)
        var file: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 1]
        file += word(count, 2) + word(~count & 0xFFFF, 2) + bytes
        return file + word(crc32(bytes), 4) + word(count, 4)
    }

    private static func zeros(_ count: Int) -> [UInt8] { [UInt8](repeating: 0, count: count) }

    /// Little-endian.
    private static func word(_ value: UInt32, _ size: Int) -> [UInt8] {
        (0..<size).map { UInt8(truncatingIfNeeded: value >> UInt32(8 * $0)) }
    }

    /// The sum of zip and gzip files.
    private static func crc32(_ bytes: [UInt8]) -> UInt32 {
        var sum = ~UInt32(0)
        for byte in bytes {
            sum ^= UInt32(byte)
            for _ in 0..<8 { sum = sum & 1 == 0 ? sum >> 1 : (sum >> 1) ^ 0xEDB8_8320 }
        }
        return ~sum
    }
}
