// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <initializer_list>
#include <utility>

#include <QByteArray>
#include <QString>
#include <QVariant>

namespace h5scout::trace
{

using Arguments = std::initializer_list<std::pair<const char*, QVariant>>;

/// Writes Chrome trace events (a JSON array that Perfetto opens) to `filePath` from now on, event by event. Time
/// counts from the start of this process as the kernel knows it. False if the file cannot be written.
bool start(const QString& filePath);
bool isRunning() noexcept;

/// An instant event. Costs nothing when no trace is running. Any thread.
void instant(const char* name, Arguments arguments = {});
/// A complete event that ends now and began `duration` ago.
void complete(const char* name, std::chrono::microseconds duration, Arguments arguments = {});
/// Closes the array and the file.
void finish();

} // namespace h5scout::trace
