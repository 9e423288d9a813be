import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Assets1763800300000 implements MigrationInterface {
    name = 'Assets1763800300000'

    public async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`
            CREATE TABLE \`locations\` (
                \`id\` int UNSIGNED NOT NULL AUTO_INCREMENT,
                \`organizationId\` int UNSIGNED NOT NULL,
                \`parentId\` int UNSIGNED NOT NULL,
                \`path\` varchar(120) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL,
                \`kind\` varchar(32) NOT NULL,
                \`name\` varchar(50) NOT NULL,
                \`nameKey\` varchar(120) CHARACTER SET "utf8mb4" COLLATE "utf8mb4_bin" NOT NULL,
                \`address\` varchar(200) NULL,
                \`latitude\` double NULL,
                \`longitude\` double NULL,
                \`coordinateSystem\` varchar(32) NULL,
                \`createdAt\` datetime(3) NOT NULL,
                INDEX \`IDX_d74445bee154cb9506802b851d\` (\`organizationId\`, \`path\`),
                UNIQUE INDEX \`IDX_43813d99565a94189723662986\` (\`organizationId\`, \`parentId\`, \`nameKey\`),
                PRIMARY KEY (\`id\`)
            ) ENGINE = InnoDB
        `);
        await queryRunner.query(`
            CREATE TABLE \`location_terms\` (
                \`organizationId\` int UNSIGNED NOT NULL,
                \`term\` varchar(32) CHARACTER SET "utf8mb4" COLLATE "utf8mb4_bin" NOT NULL,
                \`locationId\` int UNSIGNED NOT NULL,
                INDEX \`IDX_16907a517aef159ee278c05bf0\` (\`locationId\`),
                PRIMARY KEY (\`organizationId\`, \`term\`, \`locationId\`)
            ) ENGINE = InnoDB
        `);
        await queryRunner.query(`
            CREATE TABLE \`customers\` (
                \`id\` int UNSIGNED NOT NULL AUTO_INCREMENT,
                \`organizationId\` int UNSIGNED NOT NULL,
                \`kind\` varchar(32) NOT NULL,
                \`name\` varchar(100) NOT NULL,
                \`nameKey\` varchar(120) CHARACTER SET "utf8mb4" COLLATE "utf8mb4_bin" NOT NULL,
                \`phone\` varchar(20) NULL,
                \`address\` varchar(200) NULL,
                \`note\` varchar(500) NULL,
                \`createdAt\` datetime(3) NOT NULL,
                INDEX \`IDX_199bb3f06a70cf356a6b739cfd\` (\`organizationId\`, \`nameKey\`),
                INDEX \`IDX_3d12f3b6a3eef9cde0a98bca1b\` (\`organizationId\`, \`id\`),
                PRIMARY KEY (\`id\`)
            ) ENGINE = InnoDB
        `);
        await queryRunner.query(`
            CREATE TABLE \`customer_contacts\` (
                \`id\` int UNSIGNED NOT NULL AUTO_INCREMENT,
                \`organizationId\` int UNSIGNED NOT NULL,
                \`customerId\` int UNSIGNED NOT NULL,
                \`name\` varchar(50) NOT NULL,
                \`phone\` varchar(20) NULL,
                \`position\` varchar(50) NULL,
                INDEX \`IDX_e796e5b3d63d6659c64d18948b\` (\`customerId\`, \`id\`),
                PRIMARY KEY (\`id\`)
            ) ENGINE = InnoDB
        `);
        await queryRunner.query(`
            CREATE TABLE \`customer_terms\` (
                \`organizationId\` int UNSIGNED NOT NULL,
                \`term\` varchar(32) CHARACTER SET "utf8mb4" COLLATE "utf8mb4_bin" NOT NULL,
                \`customerId\` int UNSIGNED NOT NULL,
                INDEX \`IDX_3ea174b408aef3489c55f4dec5\` (\`customerId\`),
                PRIMARY KEY (\`organizationId\`, \`term\`, \`customerId\`)
            ) ENGINE = InnoDB
        `);
        await queryRunner.query(`
            CREATE TABLE \`assets\` (
                \`id\` int UNSIGNED NOT NULL AUTO_INCREMENT,
                \`organizationId\` int UNSIGNED NOT NULL,
                \`name\` varchar(100) NOT NULL,
                \`serialNumber\` varchar(64) NULL,
                \`serialKey\` varchar(120) CHARACTER SET "utf8mb4" COLLATE "utf8mb4_bin" NULL,
                \`categoryId\` int UNSIGNED NOT NULL,
                \`modelId\` int UNSIGNED NULL,
                \`customerId\` int UNSIGNED NULL,
                \`locationId\` int UNSIGNED NULL,
                \`status\` varchar(32) NOT NULL,
                \`installedOn\` date NULL,
                \`warrantyUntil\` date NULL,
                \`note\` varchar(500) NULL,
                \`stickerCode\` char(11) CHARACTER SET "ascii" COLLATE "ascii_bin" NULL,
                \`version\` int UNSIGNED NOT NULL DEFAULT '1',
                \`createdAt\` datetime(3) NOT NULL,
                \`retiredAt\` datetime(3) NULL,
                \`retiredReason\` varchar(200) NULL,
                UNIQUE INDEX \`IDX_641ae6bd436686af268a57b35e\` (\`organizationId\`, \`serialKey\`),
                INDEX \`IDX_4f5310c8a83a2bbdf92bdffb13\` (\`organizationId\`, \`modelId\`, \`id\`),
                INDEX \`IDX_1ca573d28bbcbd4c8fe8f5dea8\` (\`organizationId\`, \`stickerCode\`, \`id\`),
                INDEX \`IDX_2d02a8e95c2f25ef58884d1fa7\` (\`organizationId\`, \`status\`, \`id\`),
                INDEX \`IDX_e539ff6bfbbda7d241bc8f7b67\` (\`organizationId\`, \`customerId\`, \`id\`),
                INDEX \`IDX_d8c13c390128c4877e296b0435\` (\`organizationId\`, \`locationId\`, \`id\`),
                INDEX \`IDX_9865ae56923aa19cdbf4629212\` (\`organizationId\`, \`categoryId\`, \`id\`),
                INDEX \`IDX_1a6cdf49628b551034f3aef563\` (\`organizationId\`, \`id\`),
                PRIMARY KEY (\`id\`)
            ) ENGINE = InnoDB
        `);
        await queryRunner.query(`
            CREATE TABLE \`asset_terms\` (
                \`organizationId\` int UNSIGNED NOT NULL,
                \`term\` varchar(32) CHARACTER SET "utf8mb4" COLLATE "utf8mb4_bin" NOT NULL,
                \`assetId\` int UNSIGNED NOT NULL,
                INDEX \`IDX_c3b78ced5a664f15ca82757ecb\` (\`assetId\`),
                PRIMARY KEY (\`organizationId\`, \`term\`, \`assetId\`)
            ) ENGINE = InnoDB
        `);
        await queryRunner.query(`
            CREATE TABLE \`asset_categories\` (
                \`id\` int UNSIGNED NOT NULL AUTO_INCREMENT,
                \`organizationId\` int UNSIGNED NOT NULL,
                \`name\` varchar(50) NOT NULL,
                \`nameKey\` varchar(120) CHARACTER SET "utf8mb4" COLLATE "utf8mb4_bin" NULL,
                \`icon\` varchar(32) NOT NULL,
                \`withdrawnAt\` datetime(3) NULL,
                \`createdAt\` datetime(3) NOT NULL,
                UNIQUE INDEX \`IDX_565f5ef39ab2df9f9f1008a9d2\` (\`organizationId\`, \`nameKey\`),
                PRIMARY KEY (\`id\`)
            ) ENGINE = InnoDB
        `);
        await queryRunner.query(`
            CREATE TABLE \`problem_types\` (
                \`id\` int UNSIGNED NOT NULL AUTO_INCREMENT,
                \`organizationId\` int UNSIGNED NOT NULL,
                \`categoryId\` int UNSIGNED NOT NULL,
                \`name\` varchar(50) NOT NULL,
                \`nameKey\` varchar(120) CHARACTER SET "utf8mb4" COLLATE "utf8mb4_bin" NOT NULL,
                \`position\` int UNSIGNED NOT NULL,
                \`withdrawnAt\` datetime(3) NULL,
                INDEX \`IDX_fcc5ded0462ebe3f234f02da61\` (\`organizationId\`, \`categoryId\`),
                PRIMARY KEY (\`id\`)
            ) ENGINE = InnoDB
        `);
        await queryRunner.query(`
            CREATE TABLE \`asset_models\` (
                \`id\` int UNSIGNED NOT NULL AUTO_INCREMENT,
                \`organizationId\` int UNSIGNED NOT NULL,
                \`categoryId\` int UNSIGNED NOT NULL,
                \`manufacturer\` varchar(50) NOT NULL,
                \`manufacturerKey\` varchar(120) CHARACTER SET "utf8mb4" COLLATE "utf8mb4_bin" NOT NULL,
                \`name\` varchar(100) NOT NULL,
                \`nameKey\` varchar(120) CHARACTER SET "utf8mb4" COLLATE "utf8mb4_bin" NOT NULL,
                \`warrantyMonths\` smallint UNSIGNED NULL,
                \`createdAt\` datetime(3) NOT NULL,
                UNIQUE INDEX \`IDX_c2f2f8e3550a2a179b85544d96\` (
                    \`organizationId\`,
                    \`categoryId\`,
                    \`manufacturerKey\`,
                    \`nameKey\`
                ),
                PRIMARY KEY (\`id\`)
            ) ENGINE = InnoDB
        `);
        await queryRunner.query(`
            CREATE TABLE \`asset_imports\` (
                \`id\` int UNSIGNED NOT NULL AUTO_INCREMENT,
                \`organizationId\` int UNSIGNED NOT NULL,
                \`createdBy\` int UNSIGNED NOT NULL,
                \`fileName\` varchar(200) NOT NULL,
                \`status\` varchar(32) NOT NULL,
                \`totalRows\` int UNSIGNED NOT NULL,
                \`invalidRows\` int UNSIGNED NOT NULL,
                \`newLocations\` mediumtext NOT NULL,
                \`newModels\` mediumtext NOT NULL,
                \`appliedRows\` int UNSIGNED NOT NULL DEFAULT '0',
                \`createdAt\` datetime(3) NOT NULL,
                \`appliedAt\` datetime(3) NULL,
                INDEX \`IDX_28493e8aa8cceecae49f8e1e98\` (\`createdAt\`),
                INDEX \`IDX_f2b98334a9f0d04831b842c146\` (\`organizationId\`, \`id\`),
                PRIMARY KEY (\`id\`)
            ) ENGINE = InnoDB
        `);
        await queryRunner.query(`
            CREATE TABLE \`asset_import_rows\` (
                \`importId\` int UNSIGNED NOT NULL,
                \`rowNumber\` int UNSIGNED NOT NULL,
                \`cells\` text NOT NULL,
                \`problems\` text NULL,
                PRIMARY KEY (\`importId\`, \`rowNumber\`)
            ) ENGINE = InnoDB
        `);
    }

    public async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`
            DROP TABLE \`asset_import_rows\`
        `);
        await queryRunner.query(`
            DROP INDEX \`IDX_f2b98334a9f0d04831b842c146\` ON \`asset_imports\`
        `);
        await queryRunner.query(`
            DROP INDEX \`IDX_28493e8aa8cceecae49f8e1e98\` ON \`asset_imports\`
        `);
        await queryRunner.query(`
            DROP TABLE \`asset_imports\`
        `);
        await queryRunner.query(`
            DROP INDEX \`IDX_c2f2f8e3550a2a179b85544d96\` ON \`asset_models\`
        `);
        await queryRunner.query(`
            DROP TABLE \`asset_models\`
        `);
        await queryRunner.query(`
            DROP INDEX \`IDX_fcc5ded0462ebe3f234f02da61\` ON \`problem_types\`
        `);
        await queryRunner.query(`
            DROP TABLE \`problem_types\`
        `);
        await queryRunner.query(`
            DROP INDEX \`IDX_565f5ef39ab2df9f9f1008a9d2\` ON \`asset_categories\`
        `);
        await queryRunner.query(`
            DROP TABLE \`asset_categories\`
        `);
        await queryRunner.query(`
            DROP INDEX \`IDX_c3b78ced5a664f15ca82757ecb\` ON \`asset_terms\`
        `);
        await queryRunner.query(`
            DROP TABLE \`asset_terms\`
        `);
        await queryRunner.query(`
            DROP INDEX \`IDX_1a6cdf49628b551034f3aef563\` ON \`assets\`
        `);
        await queryRunner.query(`
            DROP INDEX \`IDX_9865ae56923aa19cdbf4629212\` ON \`assets\`
        `);
        await queryRunner.query(`
            DROP INDEX \`IDX_d8c13c390128c4877e296b0435\` ON \`assets\`
        `);
        await queryRunner.query(`
            DROP INDEX \`IDX_e539ff6bfbbda7d241bc8f7b67\` ON \`assets\`
        `);
        await queryRunner.query(`
            DROP INDEX \`IDX_2d02a8e95c2f25ef58884d1fa7\` ON \`assets\`
        `);
        await queryRunner.query(`
            DROP INDEX \`IDX_1ca573d28bbcbd4c8fe8f5dea8\` ON \`assets\`
        `);
        await queryRunner.query(`
            DROP INDEX \`IDX_4f5310c8a83a2bbdf92bdffb13\` ON \`assets\`
        `);
        await queryRunner.query(`
            DROP INDEX \`IDX_641ae6bd436686af268a57b35e\` ON \`assets\`
        `);
        await queryRunner.query(`
            DROP TABLE \`assets\`
        `);
        await queryRunner.query(`
            DROP INDEX \`IDX_3ea174b408aef3489c55f4dec5\` ON \`customer_terms\`
        `);
        await queryRunner.query(`
            DROP TABLE \`customer_terms\`
        `);
        await queryRunner.query(`
            DROP INDEX \`IDX_e796e5b3d63d6659c64d18948b\` ON \`customer_contacts\`
        `);
        await queryRunner.query(`
            DROP TABLE \`customer_contacts\`
        `);
        await queryRunner.query(`
            DROP INDEX \`IDX_3d12f3b6a3eef9cde0a98bca1b\` ON \`customers\`
        `);
        await queryRunner.query(`
            DROP INDEX \`IDX_199bb3f06a70cf356a6b739cfd\` ON \`customers\`
        `);
        await queryRunner.query(`
            DROP TABLE \`customers\`
        `);
        await queryRunner.query(`
            DROP INDEX \`IDX_16907a517aef159ee278c05bf0\` ON \`location_terms\`
        `);
        await queryRunner.query(`
            DROP TABLE \`location_terms\`
        `);
        await queryRunner.query(`
            DROP INDEX \`IDX_43813d99565a94189723662986\` ON \`locations\`
        `);
        await queryRunner.query(`
            DROP INDEX \`IDX_d74445bee154cb9506802b851d\` ON \`locations\`
        `);
        await queryRunner.query(`
            DROP TABLE \`locations\`
        `);
    }

}
