// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/filebytes.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QSaveFile>

namespace readyscope {

namespace {

class Words {
    Q_DECLARE_TR_FUNCTIONS(readyscope::FileBytes)
};

} // namespace

QString writeFile(const QString& name, const QByteArray& bytes) {
    QSaveFile file(name);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return Words::tr("%1 cannot be written: %2").arg(name, file.errorString());
    return {};
}

QByteArray pngOf(const QPixmap& picture) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    picture.save(&buffer, "PNG");
    return bytes;
}

} // namespace readyscope
