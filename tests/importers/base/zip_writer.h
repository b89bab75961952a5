// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <zip.h>

#include <QFile>
#include <QString>

#include <string>
#include <utility>
#include <vector>

namespace banyan::tests {

/// Parts of an archive: name and content.
using ZipParts = std::vector<std::pair<std::string, std::string>>;

/// Writes an archive, deflated.
inline void writeZip(const QString& path, const ZipParts& parts) {
    int error = 0;
    zip_t* zip = zip_open(path.toUtf8().constData(), ZIP_CREATE | ZIP_TRUNCATE, &error);
    if (!zip) qFatal("can't create %s", qPrintable(path));
    for (const auto& [name, content] : parts) {
        zip_source_t* source = zip_source_buffer(zip, content.data(), content.size(), 0);
        if (zip_file_add(zip, name.c_str(), source, ZIP_FL_ENC_UTF_8) < 0) qFatal("can't add %s", name.c_str());
    }
    if (zip_close(zip) != 0) qFatal("can't write %s", qPrintable(path));
}

/// A workbook with one sheet "S" that holds `sheetData`; `more` replaces or adds parts.
inline ZipParts workbookParts(const std::string& sheetData, const ZipParts& more = {}) {
    const std::string xml = "<?xml version=\"1.0\"?>";
    const std::string office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const std::string package = "http://schemas.openxmlformats.org/package/2006/relationships";
    const std::string main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    ZipParts parts{
        {"_rels/.rels", xml + "<Relationships xmlns=\"" + package + "\"><Relationship Id=\"rId1\" Type=\"" + office +
                            "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"},
        {"xl/workbook.xml", xml + "<workbook xmlns=\"" + main + "\" xmlns:r=\"" + office +
                                "\"><sheets><sheet name=\"S\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"},
        {"xl/_rels/workbook.xml.rels", xml + "<Relationships xmlns=\"" + package +
                                           "\"><Relationship Id=\"rId1\" Type=\"" + office +
                                           "/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"},
        {"xl/worksheets/sheet1.xml",
         xml + "<worksheet xmlns=\"" + main + "\"><sheetData>" + sheetData + "</sheetData></worksheet>"},
    };
    for (const auto& part : more) {
        bool replaced = false;
        for (auto& known : parts)
            if (known.first == part.first) known.second = part.second, replaced = true;
        if (!replaced) parts.push_back(part);
    }
    return parts;
}

} // namespace banyan::tests
