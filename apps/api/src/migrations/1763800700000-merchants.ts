import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Merchants1763800700000 implements MigrationInterface {
    name = 'Merchants1763800700000'

    public async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`
            CREATE TABLE \`merchants\` (
                \`id\` int UNSIGNED NOT NULL AUTO_INCREMENT,
                \`organizationId\` int UNSIGNED NOT NULL,
                \`name\` varchar(50) NOT NULL,
                \`mchid\` varchar(16) NOT NULL,
                \`activeFor\` int UNSIGNED NULL,
                \`certificate\` text NOT NULL,
                \`certificateSerial\` varchar(64) NOT NULL,
                \`certificateValidUntil\` datetime(3) NOT NULL,
                \`sealedPrivateKey\` text NOT NULL,
                \`sealedApiV3Key\` varchar(255) NOT NULL,
                \`publicKeys\` text NOT NULL,
                \`platformCertificates\` tinyint NOT NULL,
                \`notifyToken\` varchar(32) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL,
                \`checkedAt\` datetime(3) NULL,
                \`checkResult\` varchar(32) NULL,
                \`createdAt\` datetime(3) NOT NULL,
                \`updatedAt\` datetime(3) NOT NULL,
                \`version\` int UNSIGNED NOT NULL,
                UNIQUE INDEX \`merchants_notify_token\` (\`notifyToken\`),
                UNIQUE INDEX \`merchants_active\` (\`activeFor\`),
                UNIQUE INDEX \`merchants_mchid\` (\`organizationId\`, \`mchid\`),
                PRIMARY KEY (\`id\`)
            ) ENGINE = InnoDB
        `);
    }

    public async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`
            DROP INDEX \`merchants_mchid\` ON \`merchants\`
        `);
        await queryRunner.query(`
            DROP INDEX \`merchants_active\` ON \`merchants\`
        `);
        await queryRunner.query(`
            DROP INDEX \`merchants_notify_token\` ON \`merchants\`
        `);
        await queryRunner.query(`
            DROP TABLE \`merchants\`
        `);
    }

}
