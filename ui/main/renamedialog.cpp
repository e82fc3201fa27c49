// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main/renamedialog.h"

#include "ui/common/look.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

#include <algorithm>

namespace readyscope {

QString whyNotName(const QString& name, const QStringList& taken) {
    const auto isDigit = [](QChar c) { return c >= QLatin1Char('0') && c <= QLatin1Char('9'); };
    if (name.isEmpty())
        return RenameDialog::tr("A socket needs a name.");
    if (std::any_of(name.begin(), name.end(), [](QChar c) { return c.isSpace() || c == QLatin1Char(','); }))
        return RenameDialog::tr("A name has no space and no comma.");
    if (std::all_of(name.begin(), name.end(), isDigit))
        return RenameDialog::tr("A name of digits alone would be taken for an id.");
    if (taken.contains(name))
        return RenameDialog::tr("Another socket is called %1.").arg(name);
    return {};
}

RenameDialog::RenameDialog(const QString& name, const QStringList& taken, QWidget* parent)
    : QDialog(parent), m_taken(taken), m_name(new QLineEdit(name, this)), m_problem(new QLabel(this)) {
    setWindowTitle(tr("Rename %1").arg(name));
    m_taken.removeAll(name);
    m_name->setObjectName(QStringLiteral("name"));
    m_name->selectAll();
    m_problem->setObjectName(QStringLiteral("problem"));
    m_problem->setWordWrap(true);
    m_problem->setMinimumWidth(300);
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText, Look::of(palette()).error);
    m_problem->setPalette(colors);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_rename = buttons->addButton(tr("Rename"), QDialogButtonBox::AcceptRole);
    auto* form = new QFormLayout(this);
    form->addRow(tr("Name"), m_name);
    form->addRow(QString(), m_problem);
    form->addRow(buttons);
    connect(m_name, &QLineEdit::textChanged, this, &RenameDialog::judge);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        emit renamed(m_name->text());
        accept();
    });
    judge();
}

void RenameDialog::judge() {
    const QString problem = whyNotName(m_name->text(), m_taken);
    m_problem->setText(problem);
    m_rename->setEnabled(problem.isEmpty());
}

} // namespace readyscope
