// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The options that the kernel has for one socket: each shows the value as it was read back, and can be set.

#include "core/engine/command.h"

#include <QDialog>

class QGridLayout;
class QLabel;

namespace readyscope {

class OptionsDialog : public QDialog {
    Q_OBJECT
public:
    OptionsDialog(SocketId socket, const QString& name, QWidget* parent = nullptr);

    SocketId socket() const { return m_socket; }
    void setSocketName(const QString& name);
    // All of them, or the one that was set. A failure is told below, and the fields show what holds.
    void show(const Answer& answer);
    using QDialog::show;

signals:
    void read(readyscope::SocketId socket);
    void set(readyscope::SocketId socket, const QString& name, int value);

private:
    void showValue(const OptionValue& value);
    void addRow(const SocketOption& option);
    void say(const QString& text, bool problem);

    SocketId m_socket;
    QGridLayout* m_rows;
    QLabel* m_note;
    QHash<QString, QWidget*> m_fields; // by option: a check box or a line
};

} // namespace readyscope
