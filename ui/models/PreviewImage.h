// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QImage>
#include <QString>

namespace h5scout::ui
{

/// A picture that PyMoDAQ stores with a node.
struct PreviewImage
{
    QString name;    ///< of the attribute
    QByteArray png;  ///< as stored
    QImage image;    ///< null if there is a problem
    QString problem; ///< a sentence
};

/// Decodes a PNG file; no other format is tried. Pictures of more than 64 million pixels are refused before anything is
/// allocated. Any thread.
PreviewImage decodePreview(const QString& name, const QByteArray& bytes);

} // namespace h5scout::ui
