// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include <QProcess>

namespace h5scout::bench
{

/// A Python script that does what a benchmark does with h5py or PyTables, in turn with it: it stays, and answers each
/// line on its standard input with one line.
class PythonPeer
{
public:
    /// Starts `script` of this folder. Ends the program, with a sentence, where that fails, as ask() does.
    explicit PythonPeer(const char* script);
    ~PythonPeer();
    PythonPeer(const PythonPeer&) = delete;
    PythonPeer& operator=(const PythonPeer&) = delete;

    std::string ask(const std::string& line);
    /// The answer, which is a number.
    double askNumber(const std::string& line) { return std::stod(ask(line)); }

private:
    QProcess m_process;
};

} // namespace h5scout::bench
