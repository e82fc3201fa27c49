// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Bytes to send through one socket, typed as text with the escapes of the scripts. Stays open, so that one can send
// again and watch what follows.

#include "core/socket/socketinfo.h"

#include <QDialog>

class QCheckBox;
class QLabel;
class QPushButton;

namespace readyscope {

class PointingField;

class SendDialog : public QDialog {
    Q_OBJECT
public:
    enum class Kind { Plain, Urgent };
    SendDialog(SocketId socket, const QString& name, Kind kind = Kind::Plain, QWidget* parent = nullptr);

    SocketId socket() const { return m_socket; }
    void setSocketName(const QString& name); // after a rename

signals:
    void send(readyscope::SocketId socket, const QByteArray& bytes);
    void sendFile(readyscope::SocketId socket, const QString& path);

private:
    void addButtons();
    QByteArray bytes() const; // empty while something is wrong
    void judge();
    void sendNow();
    void chooseFile();

    SocketId m_socket;
    Kind m_kind;
    PointingField* m_text = nullptr;
    QCheckBox* m_lineEnd = nullptr;
    QLabel* m_count = nullptr;
    QPushButton* m_send = nullptr;
};

} // namespace readyscope
