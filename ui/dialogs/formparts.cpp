// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/formparts.h"

#include "ui/common/look.h"

#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>

namespace readyscope {

namespace {

class RuleLine : public QWidget {
public:
    explicit RuleLine(QWidget* parent) : QWidget(parent) { setFixedHeight(13); }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.fillRect(0, height() / 2, width(), 1, Look::of(palette()).rowLine);
    }
};

} // namespace

QWidget* rowWidget(QWidget& parent) {
    auto* row = new QWidget(&parent);
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    return row;
}

void endRow(QWidget& row, const QString& words) {
    auto* layout = static_cast<QHBoxLayout*>(row.layout());
    if (!words.isEmpty()) {
        auto* label = new QLabel(words, &row);
        label->setForegroundRole(QPalette::PlaceholderText);
        layout->addWidget(label);
    }
    layout->addStretch();
}

void addLabelledRow(QFormLayout& rows, const QString& label, QWidget& row, QWidget& field) {
    auto* word = new QLabel(label, row.parentWidget());
    word->setBuddy(&field);
    word->setMinimumHeight(kFieldHeight);
    rows.addRow(word, &row);
}

QWidget* ruleLine(QWidget& parent) { return new RuleLine(&parent); }

void setTextIfOther(QLineEdit& field, const QString& text) {
    if (field.text() != text)
        field.setText(text);
}

} // namespace readyscope
