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

QLabel* endRow(QWidget& row, const QString& words) {
    auto* layout = static_cast<QHBoxLayout*>(row.layout());
    QLabel* label = nullptr;
    if (!words.isEmpty()) {
        label = new QLabel(words, &row);
        label->setForegroundRole(QPalette::PlaceholderText);
        layout->addWidget(label);
    }
    layout->addStretch();
    return label;
}

void addLabelledRow(QFormLayout& rows, const QString& label, QWidget& row, QWidget& field) {
    auto* word = new QLabel(label, row.parentWidget());
    word->setBuddy(&field);
    word->setFixedHeight(kFieldHeight); // level with the first line of a high row
    word->setMinimumWidth(kLabelWidth);
    word->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    rows.addRow(word, &row);
}

QWidget* ruleLine(QWidget& parent) { return new RuleLine(&parent); }

QLineEdit* lineField(QWidget& row, const QString& name, const QString& words, int width) {
    auto* field = new QLineEdit(&row);
    field->setObjectName(name);
    field->setAccessibleName(words);
    field->setFixedWidth(width);
    field->setMinimumHeight(kFieldHeight);
    field->setTextMargins(4, 0, 4, 0);
    return field;
}

void setTextIfOther(QLineEdit& field, const QString& text) {
    if (field.text() != text)
        field.setText(text);
}

} // namespace readyscope
