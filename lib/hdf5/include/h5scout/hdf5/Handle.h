// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <utility>

/// The C API of HDF5, owned and checked.
namespace h5scout::hdf5
{

/// hid_t, spelled without <hdf5.h>.
using Id = std::int64_t;
inline constexpr Id kNoId = -1;

/// Owner of one HDF5 identifier of any kind. Releasing never throws or prints; an identifier that has died with its
/// file is harmless. Releasing is a call into HDF5: destroy handles on the thread that uses HDF5.
class Handle
{
public:
    Handle() = default;
    /// Takes over `id`, which HDF5 has just given out (or a negative number, for none).
    explicit Handle(Id id) noexcept
        : m_id(id)
    {}
    ~Handle() { reset(); }
    /// `other` owns nothing any more.
    Handle(Handle&& other) noexcept
        : m_id(std::exchange(other.m_id, kNoId))
    {}
    Handle& operator=(Handle&& other) noexcept
    {
        if (this != &other) {
            reset();
            m_id = std::exchange(other.m_id, kNoId);
        }
        return *this;
    }
    Handle(const Handle&) = delete;
    Handle& operator=(const Handle&) = delete;

    Id get() const noexcept { return m_id; }                      ///< still owned by this
    explicit operator bool() const noexcept { return m_id >= 0; } ///< owns one
    /// Another owner of the same identifier. Throws CallError.
    [[nodiscard]] Handle share() const;
    void reset() noexcept; ///< releases it now
    /// Releases it now, and throws CallError if HDF5 could not do what waited for that, such as to encode and write the
    /// chunks of a dataset that are in memory. They are lost then.
    void close();

private:
    int release() noexcept;

    Id m_id = kNoId;
};

} // namespace h5scout::hdf5
