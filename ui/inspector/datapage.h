// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What was sent, received and looked at through the socket by hand, newest last.

#include "ui/inspector/datalog.h"

#include <QWidget>

#include <functional>

class QLabel;
class QTableView;

namespace readyscope {

class DataModel;

class DataPage : public QWidget {
    Q_OBJECT
public:
    explicit DataPage(QWidget* parent = nullptr);
    void show(const QList<DataRecord>& records, const std::function<QString(Nanos)>& moment);
    using QWidget::show;

protected:
    void changeEvent(QEvent* event) override;

private:
    void tint();

    DataModel* m_model;
    QTableView* m_table;
    QLabel* m_none;
};

} // namespace readyscope
