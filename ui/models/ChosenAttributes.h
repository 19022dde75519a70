// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include <QObject>
#include <QPointer>

#include "h5scout/client/FileClient.h"

namespace h5scout::ui
{

/// Reads those attributes of a node that somebody wants, in full: all are listed with the beginnings of their values,
/// and what is chosen by these and is longer is read again, one by one.
class ChosenAttributes : public QObject
{
    Q_OBJECT
public:
    /// Asked for each attribute with its beginning (some KiB; it may be cut, it may be an error).
    using Choice = std::function<bool(const AttributeInfo&)>;

    /// `mostBytes`: a longer value stays cut.
    ChosenAttributes(Choice choice, quint64 mostBytes, QObject* parent = nullptr);

    /// Forgets what was read before, and ends what is on its way.
    void read(FileClient* file, const QByteArray& path);
    void stop();

Q_SIGNALS:
    /// All that were chosen, in the file's order; of one that could not be read in full the beginning, with the reason
    /// in `error`. Exactly one of these ends each read(), unless it is replaced or the file is closed.
    void ready(const std::vector<h5scout::AttributeInfo>& attributes);
    void failed(const h5scout::UserError& error);

private:
    void take(AttributePage page);
    void askNext();

    Choice m_choice;
    quint64 m_mostBytes;
    QPointer<FileClient> m_file;
    QByteArray m_path;
    std::vector<AttributeInfo> m_chosen;
    std::size_t m_next = 0; ///< the first of m_chosen that may have to be read again
    Request<AttributePage> m_request;
    quint64 m_generation = 0;
};

/// The bytes of a text, of a Python bytes value, or of an array or scalar of one string; empty for all else.
std::optional<QByteArray> textBytes(const Value& value);

} // namespace h5scout::ui
