// SPDX-License-Identifier: GPL-3.0-or-later
#include "h5scout/storage/Fingerprint.h"

#include "Sentences.h"
#include "SignatureSearch.h"
#include "TakeFingerprint.h"

namespace h5scout
{

FileFingerprint storage::takeFingerprint(const File& file)
{
    FileFingerprint fingerprint;
    fingerprint.status = file.status();
    if (const auto signature = findSignature(file))
        fingerprint.superblock = readSuperblock(file, signature->address);
    return fingerprint;
}

FileFingerprint fingerprintOf(const std::string& path, storage::System& system)
{
    try {
        return storage::takeFingerprint(storage::File(system, path, storage::System::Mode::Read));
    } catch (const std::system_error& error) {
        throw storage::fromSystem(path, "look at the file", error);
    }
}

} // namespace h5scout
