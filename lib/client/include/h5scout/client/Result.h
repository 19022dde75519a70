// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <utility>
#include <variant>

#include <QString>
#include <QStringList>

namespace h5scout
{

/// An error for the user's eyes: whole sentences.
struct UserError
{
    QString what;        ///< "Could not read the attributes of /RawData in run_042.h5."
    QString why;         ///< "The object header is damaged."
    QString whatToDo;    ///< "Reload the file with F5." May be empty.
    QStringList details; ///< HDF5 frames, the worker's exit; folded away at first
    /// What a button beside the sentence can do about it.
    enum class Remedy : std::uint8_t {
        None,
        Reload,         ///< FileClient::restart(): another program has written the file
        Recover,        ///< FileClient::recover(): saving an edit was cut off
        UndoWithoutRedo ///< FileClient::undo() with RedoLoss::Accepted
    };
    Remedy remedy = Remedy::None;

    /// The first three in one line.
    QString sentence() const;
    bool operator==(const UserError&) const = default;
};

/// The request was withdrawn or replaced. Not an error: nothing to show.
struct Cancelled
{};

/// A value, a UserError, or Cancelled. No conversion to bool: the three cases are asked for by name.
template <typename T>
class [[nodiscard]] Result
{
public:
    Result(T value)
        : m_state(std::in_place_index<0>, std::move(value))
    {} // NOLINT(google-explicit-constructor)
    Result(UserError error)
        : m_state(std::in_place_index<1>, std::move(error))
    {} // NOLINT(google-explicit-constructor)
    Result(Cancelled)
        : m_state(std::in_place_index<2>)
    {} // NOLINT(google-explicit-constructor)

    bool hasValue() const noexcept { return m_state.index() == 0; }
    bool hasError() const noexcept { return m_state.index() == 1; }
    bool wasCancelled() const noexcept { return m_state.index() == 2; }

    const T& value() const { return std::get<0>(m_state); }
    T& value() { return std::get<0>(m_state); }
    const UserError& error() const { return std::get<1>(m_state); }

private:
    std::variant<T, UserError, Cancelled> m_state;
};

} // namespace h5scout
