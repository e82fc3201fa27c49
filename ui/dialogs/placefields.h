// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Where a socket is: host and port, what to listen on and the port, a path, or what its kind has instead; each row for
// its own kinds.

#include "ui/dialogs/addressdraft.h"

#include <QObject>

class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QWidget;

namespace readyscope {

class PlaceFields : public QObject {
    Q_OBJECT
public:
    // Adds its rows to `rows`, on `form`.
    PlaceFields(QFormLayout& rows, QWidget& form);

    void write(AddressDraft& draft) const;
    void setDraft(const AddressDraft& draft); // fields that say the same already keep their text
    void showRowsOf(Kind kind);
    QWidget* fieldOf(AddressPart part) const; // null for parts that are not places

signals:
    void edited();

private:
    void addHostRow(QWidget& form);
    void addListenRow(QWidget& form);
    void addPathRow(QWidget& form);
    void addSpecialRow(QWidget& form);
    void addTypeRow(QWidget& form);
    void nameSpecial(Kind kind);
    QLineEdit* addField(QWidget& row, const QString& label, const QString& name, const QString& words, int width);
    QString listenHost() const;
    void browse();

    QFormLayout& m_rows;
    QWidget* m_hostRow = nullptr;
    QWidget* m_listenRow = nullptr;
    QWidget* m_pathRow = nullptr;
    QLineEdit* m_host = nullptr;
    QLineEdit* m_port = nullptr;
    QComboBox* m_listenOn = nullptr;
    QLineEdit* m_listenPort = nullptr;
    QLineEdit* m_path = nullptr;
    QLabel* m_pathWords = nullptr;
    QWidget* m_specialRow = nullptr;
    QLineEdit* m_special = nullptr;
    QLabel* m_specialWords = nullptr;
    QComboBox* m_type = nullptr; // of a socket pair
    Kind m_kind = Kind::TcpClient;
};

} // namespace readyscope
